using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>Finds out whose stack trace a text holds and reads it.</summary>
internal static class FirstTraceReader
{
    /// <summary>A cheap test that no text with a stack trace fails.</summary>
    public static bool MayHoldTrace(ReadOnlySpan<byte> text) =>
        text.Contains((byte)'\n')
        && (
            text.IndexOf(FirstPythonTrace.Mark) >= 0
            || text.IndexOf(" at "u8) >= 0
            || text.IndexOf("\tat "u8) >= 0
            || text.IndexOf(FirstGoTrace.Mark) >= 0
        );

    public static bool TryRead(ref FirstTraceBuilder builder)
    {
        if (builder.Text.IndexOf(FirstPythonTrace.Mark) >= 0)
            FirstPythonTrace.Read(ref builder);
        else if (FirstGoTrace.IsIn(builder.Text))
            FirstGoTrace.Read(ref builder);
        else if (FirstFrame(builder.Text) is var frame && !frame.IsEmpty)
            ReadWithFrames(ref builder, frame);
        return !builder.IsEmpty;
    }

    /// <summary>The call in a line of the form <c>   at CALL</c>, or nothing.</summary>
    public static ReadOnlySpan<byte> FrameOf(ReadOnlySpan<byte> line)
    {
        var trimmed = line.TrimStart(" \t"u8);
        return trimmed.Length < line.Length && trimmed.StartsWith("at "u8) ? trimmed[3..].TrimEnd(" {"u8) : [];
    }

    private static ReadOnlySpan<byte> FirstFrame(ReadOnlySpan<byte> text)
    {
        var lines = new TraceLines(text);
        while (lines.TryNext(out var line))
        {
            var frame = FrameOf(line);
            if (!frame.IsEmpty)
                return frame;
        }

        return [];
    }

    private static void ReadWithFrames(ref FirstTraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        if (FirstNodeTrace.IsFrame(frame))
            FirstNodeTrace.Read(ref builder);
        else if (FirstJavaTrace.IsFrame(frame))
            FirstJavaTrace.Read(ref builder);
        else if (FirstDotNetTrace.IsFrame(frame))
            FirstDotNetTrace.Read(ref builder);
    }
}
