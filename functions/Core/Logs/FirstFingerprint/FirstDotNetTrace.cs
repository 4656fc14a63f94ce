using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// What <c>Exception.ToString</c> writes: https://learn.microsoft.com/dotnet/api/system.exception.tostring. The types
/// of a chain come first, outermost first; then the frames, innermost error first.
/// </summary>
internal static class FirstDotNetTrace
{
    private static ReadOnlySpan<byte> Arrow => "---> "u8;

    /// <summary>Namespace.Type.Method(Arguments), with or without its file.</summary>
    public static bool IsFrame(ReadOnlySpan<byte> frame)
    {
        int open = frame.IndexOf((byte)'(');
        return open > 0 && frame[..open].Contains((byte)'.') && frame.Contains((byte)')');
    }

    public static void Read(ref FirstTraceBuilder builder)
    {
        builder.Language = StackLanguage.DotNet;
        var lines = new TraceLines(builder.Text);
        bool inFrames = false;
        while (lines.TryNext(out var line))
        {
            var frame = FirstTraceReader.FrameOf(line);
            if (!frame.IsEmpty)
            {
                if (builder.IsEmpty)
                    builder.AddError(default);
                inFrames = true;
                ReadFrame(ref builder, frame);
            }
            else if (!inFrames)
            {
                ReadHeader(ref builder, line);
            }
            else if (line.IndexOf("--- End of inner exception stack trace ---"u8) >= 0 && builder.Current > 0)
            {
                builder.Current--;
            }
        }
    }

    /// <summary>A line may name several errors of the chain; messages may have several lines.</summary>
    private static void ReadHeader(ref FirstTraceBuilder builder, ReadOnlySpan<byte> line)
    {
        bool isCause = false;
        while (!line.IsEmpty)
        {
            int arrow = line.IndexOf(Arrow);
            var part = arrow < 0 ? line : line[..arrow].TrimEnd((byte)' ');
            bool isNews = builder.IsEmpty || isCause;
            if (isNews && FirstHeader.TryFind(part, out var header))
                builder.AddError(header);
            line = arrow < 0 ? [] : line[(arrow + Arrow.Length)..];
            isCause = true;
        }
    }

    private static void ReadFrame(ref FirstTraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        int open = frame.IndexOf((byte)'(');
        var name = open < 0 ? frame : frame[..open];
        int generated = name.IndexOf(".<"u8);
        if (generated > 0)
        {
            builder.AddFrame(name[..generated], AuthorsName(name[generated..]), name);
            return;
        }

        int generic = name.IndexOf((byte)'[');
        if (generic > 0)
            name = name[..generic];
        int dot = name.LastIndexOf((byte)'.');
        if (dot > 0 && name[dot - 1] == '.')
            dot--;
        if (dot > 0)
            builder.AddFrame(name[..dot], name[(dot + 1)..], name);
    }

    /// <summary>
    /// The method in whose body the compiler found what it made a class or method of: RunAsync of
    /// &lt;RunAsync&gt;d__5.MoveNext.
    /// </summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> generated)
    {
        for (int i = 0; i + 1 < generated.Length; i++)
        {
            if (generated[i] != '<' || generated[i + 1] is (byte)'<' or (byte)'>')
                continue;
            var name = generated[(i + 1)..];
            int end = name.IndexOf((byte)'>');
            return end < 0 ? name : name[..end];
        }

        return generated[(generated.LastIndexOf((byte)'.') + 1)..];
    }
}
