using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace RoleFerry.Core.Text;

/// <summary>
/// Turns bytes from outside into a document whose every string can be read. What is no Unicode (bytes that are not
/// UTF-8, halves of a surrogate pair) becomes U+FFFD first: System.Text.Json would only throw when it meets them later.
/// </summary>
public static class JsonInput
{
    /// <summary>How deep objects and lists may be nested; CloudWatch needs 8.</summary>
    public const int MaxDepth = 64;

    /// <summary>Bytes of <c>\u0041</c>.</summary>
    private const int EscapeLength = 6;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Of two members with one name the last counts, as in JavaScript.</summary>
    /// <returns>Whether it is JSON; else <paramref name="problem"/> says where it stops to be.</returns>
    public static bool TryParse(
        ReadOnlyMemory<byte> json,
        [NotNullWhen(true)] out JsonDocument? document,
        out string problem
    )
    {
        document = null;
        problem = "";
        if (json.IsEmpty)
        {
            problem = "is empty";
            return false;
        }

        try
        {
            document = JsonDocument.Parse(Mend(json), Options);
            return true;
        }
        catch (JsonException e)
        {
            problem =
                $"is not JSON of at most {MaxDepth} levels "
                + $"(line {(e.LineNumber ?? 0) + 1}, byte {(e.BytePositionInLine ?? 0) + 1})";
            return false;
        }
    }

    /// <summary>The document; null where it is not JSON.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json) =>
        TryParse(json, out var document, out _) ? document : null;

    /// <summary>The document of a text; null where it is not JSON.</summary>
    public static JsonDocument? Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    private static ReadOnlyMemory<byte> Mend(ReadOnlyMemory<byte> json)
    {
        var unicode = Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));
        return unicode.Span.IndexOf("\\ud"u8) < 0 && unicode.Span.IndexOf("\\uD"u8) < 0
            ? unicode
            : WithoutLoneSurrogates(unicode.ToArray());
    }

    private static byte[] WithoutLoneSurrogates(byte[] json)
    {
        for (var at = json.AsSpan().IndexOf((byte)'\\'); at >= 0 && at < json.Length; )
        {
            if (json[at] != '\\')
                at++;
            else if (!TryReadEscape(json, at, out var unit))
                at += 2;
            else if (
                char.IsHighSurrogate(unit)
                && TryReadEscape(json, at + EscapeLength, out var next)
                && char.IsLowSurrogate(next)
            )
                at += 2 * EscapeLength;
            else
            {
                if (char.IsSurrogate(unit))
                    "FFFD"u8.CopyTo(json.AsSpan(at + 2));
                at += EscapeLength;
            }
        }

        return json;
    }

    private static bool TryReadEscape(ReadOnlySpan<byte> json, int at, out char unit)
    {
        unit = default;
        if (at + EscapeLength > json.Length || json[at] != '\\' || json[at + 1] != 'u')
            return false;
        var hex = json.Slice(at + 2, 4);
        if (!Utf8Parser.TryParse(hex, out ushort value, out var read, 'x') || read != hex.Length)
            return false;
        unit = (char)value;
        return true;
    }
}
