using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Ruby's backtraces (https://docs.ruby-lang.org/en/master/Exception.html#method-i-full_message), with the error before
/// the frames: <c>PLACE:in 'name': MESSAGE (TYPE)</c>, or as Rails logs it: <c>TYPE (MESSAGE):</c>.
/// </summary>
internal static class RubyTrace
{
    /// <summary><c>FILE:LINE:in 'NAME'</c>; the first quotation mark was a backtick before Ruby 3.4.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> line) => TrySplit(line, out _, out _, out _);

    public static void Read(ref TraceBuilder builder)
    {
        builder.Language = StackLanguage.Ruby;
        var lines = new TraceLines(builder.Text);
        ErrorHeader header = default;
        while (lines.TryNext(out var line))
        {
            if (!TrySplit(line, out var path, out var function, out var rest))
            {
                if (builder.IsEmpty && TryReadHeader(line, out var found))
                    header = found;
                continue;
            }

            if (TryReadHeader(rest, out var error))
                builder.AddError(error);
            else if (builder.IsEmpty)
                builder.AddError(header);
            builder.AddFrame(TracePaths.Shorten(path), AuthorsName(function), path);
        }
    }

    private static bool TrySplit(
        ReadOnlySpan<byte> line,
        out ReadOnlySpan<byte> path,
        out ReadOnlySpan<byte> function,
        out ReadOnlySpan<byte> rest
    )
    {
        path = function = rest = [];
        var frame = line.TrimStart(" \t"u8);
        if (frame.StartsWith("from "u8))
            frame = frame["from "u8.Length..];
        int name = frame.IndexOf(":in '"u8);
        if (name < 0)
            name = frame.IndexOf(":in `"u8);
        if (name <= 0)
            return false;
        path = frame[..name].TrimEnd("0123456789"u8);
        if (path.Length == name || path is not [.. var file, (byte)':'] || file.Contains((byte)' '))
            return false;
        path = file;
        function = frame[(name + ":in '"u8.Length)..];
        int close = function.IndexOf((byte)'\'');
        if (close < 0)
            return false;
        rest = function[(close + 1)..].TrimStart(": "u8);
        function = function[..close];
        return true;
    }

    /// <summary><c>MESSAGE (TYPE)</c>, or <c>TYPE (MESSAGE):</c></summary>
    private static bool TryReadHeader(ReadOnlySpan<byte> line, out ErrorHeader header)
    {
        header = default;
        line = line.TrimEnd(" :"u8);
        int open = line.LastIndexOf((byte)'(');
        if (open <= 0 || line[^1] != ')')
            return false;
        var inside = line[(open + 1)..^1];
        if (IsType(inside))
        {
            header = new ErrorHeader(inside, line[..open].TrimEnd((byte)' '), HeaderRank.Named);
            return true;
        }

        int space = line.IndexOf(" ("u8);
        if (!IsType(line[..space]))
            return false;
        header = new ErrorHeader(line[..space], line[(space + 2)..^1], HeaderRank.Named);
        return true;
    }

    /// <summary>A constant's name, with the modules that it is in.</summary>
    private static bool IsType(ReadOnlySpan<byte> name)
    {
        if (name is not [>= (byte)'A' and <= (byte)'Z', ..])
            return false;
        foreach (byte value in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)':' or (byte)'_'))
                return false;
        }

        return true;
    }

    /// <summary>A block counts as the method it is in: method of <c>block (2 levels) in method</c>.</summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> function)
    {
        int inside = function.LastIndexOf(" in "u8);
        return inside < 0 ? function : function[(inside + " in "u8.Length)..];
    }
}
