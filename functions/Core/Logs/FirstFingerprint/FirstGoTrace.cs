using System.Buffers;
using RoleFerry.Core.Logs.StackTraces;
using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// What a panic writes: https://pkg.go.dev/runtime#hdr-Environment_Variables. Only the goroutine that failed counts.
/// </summary>
internal static class FirstGoTrace
{
    private static readonly SearchValues<byte> Numbers = SearchValues.Create("0123456789."u8);

    public static ReadOnlySpan<byte> Mark => "goroutine "u8;

    /// <summary>A line such as <c>goroutine 1 [running]:</c></summary>
    public static bool IsIn(ReadOnlySpan<byte> text)
    {
        var lines = new TraceLines(text);
        while (lines.TryNext(out var line))
        {
            if (IsGoroutine(line))
                return true;
        }

        return false;
    }

    public static void Read(ref FirstTraceBuilder builder)
    {
        builder.Language = StackLanguage.Go;
        var lines = new TraceLines(builder.Text);
        FirstHeader header = default;
        ReadOnlySpan<byte> call = [];
        while (lines.TryNext(out var line))
        {
            if (IsGoroutine(line))
            {
                if (!builder.IsEmpty)
                    return;
                builder.AddError(header);
            }
            else if (builder.IsEmpty)
            {
                if (header.Type.IsEmpty)
                    header = HeaderOf(line);
            }
            else if (line.StartsWith("created by "u8))
            {
                return;
            }
            else if (line is [(byte)'\t' or (byte)' ', ..])
            {
                if (!call.IsEmpty)
                    builder.AddFrame([], AuthorsName(call), PathOf(line));
                call = [];
            }
            else
            {
                call = line;
            }
        }
    }

    private static bool IsGoroutine(ReadOnlySpan<byte> line) => line.StartsWith(Mark) && line.EndsWith("]:"u8);

    /// <summary>
    /// <c>panic: MESSAGE</c>, <c>fatal error: MESSAGE</c>, or <c>http: panic serving ADDRESS: MESSAGE</c>
    /// </summary>
    private static FirstHeader HeaderOf(ReadOnlySpan<byte> line)
    {
        int panic = line.IndexOf("panic"u8),
            fatal = line.IndexOf("fatal error"u8);
        int start = panic >= 0 ? panic : fatal;
        if (start < 0)
            return default;
        var rest = line[start..];
        var type = panic >= 0 ? rest[.."panic"u8.Length] : rest[.."fatal error"u8.Length];
        int colon = rest.IndexOf(": "u8);
        return new FirstHeader(type, colon < 0 ? [] : rest[(colon + 2)..], HeaderRank.Named);
    }

    /// <summary>Without its arguments, type parameters and the numbers of functions without a name.</summary>
    private static ReadOnlySpan<byte> AuthorsName(ReadOnlySpan<byte> call)
    {
        if (call is [.., (byte)')'] && call.LastIndexOf((byte)'(') is > 0 and var open)
            call = call[..open];
        int generic = call.IndexOf("[..."u8);
        if (generic > 0)
            call = call[..generic];
        int anonymous = call.LastIndexOf(".func"u8);
        while (anonymous > 0 && !call[(anonymous + ".func"u8.Length)..].ContainsAnyExcept(Numbers))
        {
            call = call[..anonymous];
            anonymous = call.LastIndexOf(".func"u8);
        }

        return call.EndsWith("-fm"u8) ? call[..^3] : call;
    }

    /// <summary>The file of a line such as <c>	/app/main.go:10 +0x85</c>.</summary>
    private static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> line)
    {
        var path = line.TrimStart(" \t"u8);
        int end = path.LastIndexOf((byte)':');
        return end < 0 ? path : path[..end];
    }
}
