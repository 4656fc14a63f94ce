using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>What V8 writes: https://v8.dev/docs/stack-trace-api</summary>
internal static class FirstNodeTrace
{
    private static ReadOnlySpan<byte> Cause => "[cause]: "u8;

    /// <summary>NAME (PLACE:LINE:COLUMN) or PLACE:LINE:COLUMN, or one of V8's own places.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> frame)
    {
        if (frame.EndsWith("(<anonymous>)"u8) || frame.EndsWith("(native)"u8) || frame.StartsWith("async "u8))
            return true;
        var place = frame.TrimEnd((byte)')');
        return TryCutNumber(ref place) && TryCutNumber(ref place);
    }

    public static void Read(ref FirstTraceBuilder builder)
    {
        builder.Language = StackLanguage.Node;
        var lines = new TraceLines(builder.Text);
        FirstHeader header = default;
        while (lines.TryNext(out var line))
        {
            var frame = FirstTraceReader.FrameOf(line);
            int cause = line.IndexOf(Cause);
            if (!frame.IsEmpty)
            {
                if (builder.IsEmpty)
                    builder.AddError(header);
                ReadFrame(ref builder, frame);
            }
            else if (builder.IsEmpty)
            {
                header = FirstHeader.Better(header, line);
            }
            else if (cause >= 0)
            {
                FirstHeader.TryFind(line[(cause + Cause.Length)..], out var inner);
                builder.AddError(inner);
            }
        }
    }

    private static void ReadFrame(ref FirstTraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        if (frame.StartsWith("async "u8))
            frame = frame["async "u8.Length..];
        int open = frame.IndexOf(" ("u8);
        var function = open < 0 ? [] : frame[..open];
        var place = open < 0 ? frame : frame[(open + 2)..].TrimEnd((byte)')');
        if (!TryCutNumber(ref place))
            return;
        TryCutNumber(ref place);
        if (place.StartsWith("file://"u8))
            place = place["file://"u8.Length..];
        int query = place.IndexOf((byte)'?');
        if (query > 0)
            place = place[..query];
        builder.AddFrame(FirstPaths.Shorten(place), AuthorsName(function), place);
    }

    /// <summary>Without <c>new</c>, without an alias, and nothing for a function without a name.</summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> function)
    {
        if (function.StartsWith("new "u8))
            function = function["new "u8.Length..];
        int alias = function.IndexOf(" [as "u8);
        if (alias > 0)
            function = function[..alias];
        return function.EndsWith("<anonymous>"u8) ? [] : function;
    }

    /// <summary>Cuts a colon and digits off the end.</summary>
    private static bool TryCutNumber(ref ReadOnlySpan<byte> place)
    {
        var trimmed = place.TrimEnd("0123456789"u8);
        if (trimmed.Length == place.Length || trimmed is not [.., (byte)':'])
            return false;
        place = trimmed[..^1];
        return true;
    }
}
