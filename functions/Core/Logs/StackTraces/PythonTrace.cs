namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// Tracebacks: https://docs.python.org/3/library/traceback.html. Outermost frame first, then the error's line. In a
/// chain the first error comes first. Lambda writes the error's line above the frames.
/// </summary>
internal static class PythonTrace
{
    public static ReadOnlySpan<byte> Mark => "Traceback (most recent call last)"u8;

    private static ReadOnlySpan<byte> GroupMargin => " |+"u8;

    /// <summary>Spaces; Lambda writes those that do not break, so that lines of a log keep them.</summary>
    private static ReadOnlySpan<byte> Indentation => " \u00A0"u8;

    public static void Read(ref TraceBuilder builder)
    {
        builder.Language = StackLanguage.Python;
        var lines = new TraceLines(builder.Text);
        bool inTrace = false;
        int margin = 0;
        ReadOnlySpan<byte> before = [];
        while (lines.TryNext(out var line))
        {
            if (line.IndexOf(Mark) >= 0)
            {
                margin = line.IndexOfAnyExcept(GroupMargin);
                builder.AddError(default);
                if (ErrorHeader.TryRead(before, out var above))
                    builder.NameCurrent(above);
                inTrace = true;
                continue;
            }

            before = line;
            if (!inTrace)
                continue;
            line = WithoutMargin(line, margin);
            var trimmed = line.TrimStart(Indentation);
            if (trimmed.StartsWith("File \""u8))
            {
                ReadFrame(ref builder, trimmed);
            }
            else if (trimmed.Length == line.Length && ErrorHeader.TryRead(line, out var header))
            {
                builder.NameCurrent(header);
                inTrace = false;
            }
        }
    }

    /// <summary>The traces inside an exception group stand behind a margin.</summary>
    private static ReadOnlySpan<byte> WithoutMargin(ReadOnlySpan<byte> line, int margin) =>
        margin > 0 && line.Length >= margin && !line[..margin].ContainsAnyExcept(GroupMargin) ? line[margin..] : line;

    /// <summary><c>File "PATH", line N, in FUNCTION</c></summary>
    private static void ReadFrame(ref TraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        var path = frame["File \""u8.Length..];
        int end = path.IndexOf((byte)'"');
        if (end < 0)
            return;
        var rest = path[(end + 1)..];
        path = path[..end];
        int name = rest.IndexOf(", in "u8);
        var function = name < 0 ? [] : rest[(name + 5)..].TrimEnd((byte)' ');
        if (!IsComprehension(function))
            builder.AddFrame(TracePaths.Shorten(path), function, path);
    }

    /// <summary>Frames that the interpreter makes inside a function, whose own frame follows.</summary>
    private static bool IsComprehension(ReadOnlySpan<byte> function) =>
        function.EndsWith("comp>"u8) || function.SequenceEqual("<genexpr>"u8);
}
