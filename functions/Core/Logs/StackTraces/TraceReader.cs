namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>Finds out whose stack trace a text holds and reads it.</summary>
internal static class TraceReader
{
    /// <summary>A cheap test that no text with a stack trace fails.</summary>
    public static bool MayHoldTrace(ReadOnlySpan<byte> text) =>
        text.Contains((byte)'\n') ? HasMark(text) : text.IndexOf(RustTrace.Mark) >= 0;

    private static bool HasMark(ReadOnlySpan<byte> text) =>
        text.IndexOf(" at "u8) >= 0
        || text.IndexOf("\tat "u8) >= 0
        || text.IndexOf(PythonTrace.Mark) >= 0
        || text.IndexOf(GoTrace.Mark) >= 0
        || text.IndexOf(":in "u8) >= 0
        || text.IndexOf(PhpTrace.Mark) >= 0
        || text.IndexOf(BeamTrace.Mark) >= 0;

    public static bool TryRead(ref TraceBuilder builder)
    {
        if (builder.Text.IndexOf(PythonTrace.Mark) >= 0)
            PythonTrace.Read(ref builder);
        else if (GoTrace.IsIn(builder.Text))
            GoTrace.Read(ref builder);
        else if (builder.Text.IndexOf(RustTrace.Mark) >= 0)
            RustTrace.Read(ref builder);
        else if (FirstFrame(builder.Text) is var frame && !frame.IsEmpty)
            ReadWithFrames(ref builder, frame);
        else
            ReadOthers(ref builder);
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

    private static void ReadOthers(ref TraceBuilder builder)
    {
        if (builder.Text.IndexOf(BeamTrace.Mark) >= 0)
        {
            BeamTrace.Read(ref builder);
            return;
        }

        var lines = new TraceLines(builder.Text);
        while (lines.TryNext(out var line))
        {
            if (RubyTrace.IsFrame(line))
            {
                RubyTrace.Read(ref builder);
                return;
            }

            if (PhpTrace.IsFrame(line))
            {
                PhpTrace.Read(ref builder);
                return;
            }
        }
    }

    private static void ReadWithFrames(ref TraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        if (NodeTrace.IsFrame(frame))
            NodeTrace.Read(ref builder);
        else if (JavaTrace.IsFrame(frame))
            JavaTrace.Read(ref builder);
        else if (DotNetTrace.IsFrame(frame))
            DotNetTrace.Read(ref builder);
    }
}
