using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// PHP's traces: https://www.php.net/manual/exception.gettraceasstring.php. The error's line names its type, message
/// and place; then calls, innermost first, each with the place that it was called from.
/// </summary>
internal static class PhpTrace
{
    public static ReadOnlySpan<byte> Mark => "#0 "u8;

    /// <summary>A line such as <c>#0 /app/a.php(12): Acme\A->b()</c>.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> line) => TrySplit(line, out _, out _);

    public static void Read(ref TraceBuilder builder)
    {
        builder.Language = StackLanguage.Php;
        var lines = new TraceLines(builder.Text);
        while (lines.TryNext(out var line))
        {
            if (TrySplit(line, out var path, out var function))
            {
                if (builder.IsEmpty)
                    builder.AddError(default);
                builder.AddFrame(TracePaths.Shorten(path), AuthorsName(function), path);
            }
            else if (TryReadHeader(line, out var header, out var place))
            {
                builder.AddError(header);
                builder.AddFrame(TracePaths.Shorten(place), [], place);
            }
        }
    }

    private static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> path, out ReadOnlySpan<byte> function)
    {
        path = function = [];
        var frame = line.TrimStart(" \t"u8);
        if (frame is not [(byte)'#', >= (byte)'0' and <= (byte)'9', ..])
            return false;
        frame = frame[1..].TrimStart("0123456789"u8);
        if (frame is not [(byte)' ', ..])
            return false;
        frame = frame[1..];
        int colon = frame.IndexOf(": "u8);
        if (colon < 0)
            return frame.StartsWith("{main}"u8);
        path = frame[..colon];
        function = frame[(colon + 2)..];
        int number = path.LastIndexOf((byte)'(');
        if (number > 0)
            path = path[..number];
        return path.StartsWith("["u8)
            || path.EndsWith(".php"u8)
            || path.Contains((byte)'/')
            || path.Contains((byte)'\\');
    }

    /// <summary>
    /// <c>Uncaught TYPE: MESSAGE in FILE:LINE</c>, <c>Next TYPE: ...</c>, or Monolog's
    /// <c>(TYPE(code: 0): MESSAGE at FILE:LINE)</c>.
    /// </summary>
    private static bool TryReadHeader(ReadOnlySpan<byte> line, out ErrorHeader header, out ReadOnlySpan<byte> place)
    {
        header = default;
        place = [];
        var rest = After(line, "Uncaught "u8);
        if (rest.IsEmpty && line.StartsWith("Next "u8))
            rest = line["Next "u8.Length..];
        if (rest.IsEmpty)
            rest = After(line, "[object] ("u8);
        int end = rest.IndexOfAny((byte)':', (byte)'(');
        if (end <= 0 || rest[..end].Contains((byte)' '))
            return false;
        var type = rest[..end];
        int colon = rest.IndexOf(": "u8);
        if (rest[end] == '(')
            colon = rest.IndexOf("): "u8) + 1;
        var message = colon <= 0 ? [] : rest[(colon + 2)..];
        int at = Math.Max(message.LastIndexOf(" in "u8), message.LastIndexOf(" at "u8));
        if (at >= 0)
        {
            place = message[(at + " in "u8.Length)..].TrimEnd(")"u8).TrimEnd("0123456789"u8).TrimEnd(":"u8);
            message = message[..at];
        }

        header = new ErrorHeader(type, message, HeaderRank.Named);
        return true;
    }

    private static ReadOnlySpan<byte> After(ReadOnlySpan<byte> line, ReadOnlySpan<byte> mark)
    {
        int start = line.IndexOf(mark);
        return start < 0 ? [] : line[(start + mark.Length)..];
    }

    /// <summary>Without its arguments, and nothing for a closure.</summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> function)
    {
        int open = function.IndexOf((byte)'(');
        if (open >= 0)
            function = function[..open];
        return function.EndsWith("{closure}"u8) || function.StartsWith("{"u8) ? [] : function;
    }
}
