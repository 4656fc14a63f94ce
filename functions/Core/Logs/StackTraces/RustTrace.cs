using RoleFerry.Core.Logs.StackTraces.Parts;

namespace RoleFerry.Core.Logs.StackTraces;

/// <summary>
/// What a panic writes, with or without a backtrace: https://doc.rust-lang.org/std/backtrace/index.html. Until Rust
/// 1.73
/// the message stood in quotation marks before the place, since then it is the line below.
/// </summary>
internal static class RustTrace
{
    public static ReadOnlySpan<byte> Mark => " panicked at "u8;

    public static void Read(ref TraceBuilder builder)
    {
        builder.Language = StackLanguage.Rust;
        var lines = new TraceLines(builder.Text);
        ReadOnlySpan<byte> name = [];
        while (lines.TryNext(out var line))
        {
            int mark = line.IndexOf(Mark);
            if (mark >= 0 && builder.IsEmpty)
            {
                ReadPanic(ref builder, line[(mark + 1)..], ref lines);
                continue;
            }

            if (builder.IsEmpty)
                continue;
            var trimmed = line.TrimStart((byte)' ');
            if (trimmed.StartsWith("at "u8))
            {
                builder.AddFrame([], name, PathOf(trimmed["at "u8.Length..]));
                name = [];
                continue;
            }

            builder.AddFrame([], name, []);
            name = NameOf(trimmed);
        }

        builder.AddFrame([], name, []);
    }

    private static void ReadPanic(ref TraceBuilder builder, ReadOnlySpan<byte> panic, ref TraceLines lines)
    {
        var type = panic[.."panicked"u8.Length];
        var rest = panic["panicked at "u8.Length..];
        ReadOnlySpan<byte> message;
        int close = rest.LastIndexOf("', "u8);
        if (rest is [(byte)'\'', ..] && close > 0)
        {
            message = rest[1..close];
            rest = rest[(close + 3)..];
        }
        else if (!lines.TryNext(out message))
        {
            message = [];
        }

        builder.AddError(new ErrorHeader(type, message, HeaderRank.Named));
        var path = PathOf(rest.TrimEnd((byte)':'));
        builder.AddFrame(TracePaths.Shorten(path), [], path);
    }

    /// <summary>A line such as <c>12: acme::orders::place::h0123456789abcdef</c>.</summary>
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> line)
    {
        var name = line.TrimStart("0123456789"u8);
        if (name.Length == line.Length || !name.StartsWith(": "u8))
            return [];
        name = name[2..];
        if (name.StartsWith("0x"u8) && name.IndexOf(" - "u8) is > 0 and var address)
            name = name[(address + 3)..];
        int hash = name.LastIndexOf("::h"u8);
        if (hash > 0 && name.Length - hash == "::h0123456789abcdef"u8.Length)
            name = name[..hash];
        while (name.EndsWith("::{{closure}}"u8))
            name = name[..^"::{{closure}}"u8.Length];
        return name;
    }

    /// <summary>Without the line and the column.</summary>
    private static ReadOnlySpan<byte> PathOf(ReadOnlySpan<byte> place) => place.TrimEnd(":0123456789"u8);
}
