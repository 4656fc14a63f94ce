using RoleFerry.Core.Logs.StackTraces;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// What <c>Throwable.printStackTrace</c> writes:
/// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Throwable.html#printStackTrace().
/// </summary>
internal static class FirstJavaTrace
{
    /// <summary>CALL(File.java:12), CALL(Native Method), CALL(Unknown Source)</summary>
    public static bool IsFrame(ReadOnlySpan<byte> frame)
    {
        int open = frame.LastIndexOf((byte)'(');
        if (open <= 0 || frame[^1] != ')' || frame[..open].Contains((byte)' '))
            return false;
        var source = frame[(open + 1)..^1];
        if (source.SequenceEqual("Native Method"u8) || source.SequenceEqual("Unknown Source"u8))
            return true;
        int colon = source.LastIndexOf((byte)':');
        var file = colon < 0 ? source : source[..colon];
        return !file.Contains((byte)' ')
            && file.IndexOf((byte)'.') > 0
            && (
                colon >= 0
                || file.EndsWith(".java"u8)
                || file.EndsWith(".kt"u8)
                || file.EndsWith(".scala"u8)
                || file.EndsWith(".groovy"u8)
            );
    }

    public static void Read(ref FirstTraceBuilder builder)
    {
        builder.Language = StackLanguage.Java;
        var lines = new TraceLines(builder.Text);
        FirstHeader header = default;
        while (lines.TryNext(out var line))
        {
            var frame = FirstTraceReader.FrameOf(line);
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
            else if (line.StartsWith("Caused by: "u8))
            {
                FirstHeader.TryFind(line["Caused by: "u8.Length..], out var cause);
                builder.AddError(cause);
            }
            else if (line.TrimStart(" \t"u8).StartsWith("Suppressed: "u8))
            {
                builder.Current = -1;
            }
        }
    }

    private static void ReadFrame(ref FirstTraceBuilder builder, ReadOnlySpan<byte> frame)
    {
        int open = frame.IndexOf((byte)'(');
        var name = open < 0 ? frame : frame[..open];
        if (IsGenerated(name))
            return;
        name = name[(name.LastIndexOf((byte)'/') + 1)..];
        int dot = name.LastIndexOf((byte)'.');
        if (dot < 0)
            return;
        builder.AddFrame(WithoutNumber(name[..dot]), WithoutLambda(name[(dot + 1)..]), name);
    }

    /// <summary>Proxies, lambdas' classes and accessors: the call that they pass on has a frame of its own.</summary>
    private static bool IsGenerated(ReadOnlySpan<byte> name) =>
        name.IndexOf("$$"u8) >= 0
        || name.IndexOf("$Proxy"u8) >= 0
        || name.IndexOf(".access$"u8) >= 0
        || name.IndexOf("GeneratedMethodAccessor"u8) >= 0;

    /// <summary>An anonymous class counts as the class it is in: Outer$1 as Outer.</summary>
    private static ReadOnlySpan<byte> WithoutNumber(ReadOnlySpan<byte> type)
    {
        var trimmed = type.TrimEnd("0123456789"u8);
        return trimmed.Length < type.Length && trimmed is [.., (byte)'$'] ? trimmed[..^1] : type;
    }

    /// <summary>A lambda counts as the method it is in: lambda$method$0 as method.</summary>
    private static ReadOnlySpan<byte> WithoutLambda(ReadOnlySpan<byte> method)
    {
        if (!method.StartsWith("lambda$"u8))
            return method;
        var name = method["lambda$"u8.Length..];
        int end = name.LastIndexOf((byte)'$');
        return end < 0 ? name : name[..end];
    }
}
