using System.Buffers;
using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Logs.Redaction.Escapes;

/// <summary>Takes off escaping where it stands, one layer at a time, until nothing is left to take off.</summary>
internal static class Unescaper
{
    private const int MostLayers = 6;
    private const int LongestEntity = 8;
    private const int LongestCharacter = 4;

    /// <param name="chars">The text; afterwards without escaping.</param>
    /// <param name="sources">Where each character came from, with one more for the end.</param>
    /// <param name="layers">The layers of each character.</param>
    /// <param name="length">The text's length.</param>
    /// <param name="first">The first character that may be of an escape.</param>
    /// <returns>The length without escaping.</returns>
    public static int Unescape(char[] chars, int[] sources, Layers[] layers, int length, int first)
    {
        for (int layer = 0; layer < MostLayers; layer++)
        {
            int written = first;
            for (int i = first; i < length; )
            {
                int read = Escape(chars.AsSpan(i, length - i), out char plain);
                var around = layers[i];
                for (int k = i + 1; k < i + read; k++)
                    around = around.With(layers[k]);
                sources[written] = sources[i];
                layers[written] = read == 1 ? around : around.Under(percent: chars[i] == '%');
                chars[written++] = read == 1 ? chars[i] : plain;
                i += read;
            }

            sources[written] = sources[length];
            if (written == length)
                return length;
            length = written;
        }

        return length;
    }

    /// <summary>How many characters say the next one; 1 where it stands for itself.</summary>
    private static int Escape(ReadOnlySpan<char> text, out char plain)
    {
        plain = default;
        return text[0] switch
        {
            '\\' => Backslash(text, out plain),
            '%' => Percent(text, out plain),
            '&' => Entity(text, out plain),
            _ => 1,
        };
    }

    /// <summary>Bytes of UTF-8; https://www.rfc-editor.org/rfc/rfc3986#section-2.1</summary>
    private static int Percent(ReadOnlySpan<char> text, out char plain)
    {
        Span<byte> bytes = stackalloc byte[LongestCharacter];
        int count = 0;
        for (; count < LongestCharacter && text.Length >= 3 * (count + 1) && text[3 * count] == '%'; count++)
        {
            if (!Hex(text.Slice((3 * count) + 1, 2), out char code))
                break;
            bytes[count] = (byte)code;
        }

        plain = default;
        if (count == 0)
            return 1;
        bool isRead =
            Rune.DecodeFromUtf8(bytes[..count], out var rune, out int used) == OperationStatus.Done && rune.IsBmp;
        plain = isRead ? (char)rune.Value : (char)bytes[0];
        return isRead ? 3 * used : 3;
    }

    private static int Backslash(ReadOnlySpan<char> text, out char plain)
    {
        plain = default;
        if (text.Length < 2)
            return 1;
        switch (text[1])
        {
            case '"' or '\'' or '\\' or '/':
                plain = text[1];
                return 2;
            case 'n' or 'r':
                plain = '\n';
                return 2;
            case 't' or 'b' or 'f':
                plain = ' ';
                return 2;
            case 'u' when text.Length > 5 && Hex(text.Slice(2, 4), out plain):
                return 6;
            case 'x' when text.Length > 3 && Hex(text.Slice(2, 2), out plain):
                return 4;
            default:
                return 1;
        }
    }

    /// <summary>https://www.w3.org/TR/xml/#sec-predefined-ent, and numbers.</summary>
    private static int Entity(ReadOnlySpan<char> text, out char plain)
    {
        plain = default;
        int end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 2)
            return 1;
        var name = text[1..end];
        plain = name switch
        {
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            "lt" => '<',
            "gt" => '>',
            ['#', 'x' or 'X', .. var hex] when Hex(hex, out char code) => code,
            ['#', .. var number]
                when ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out ushort code) =>
                (char)code,
            _ => default,
        };
        return plain == default ? 1 : end + 1;
    }

    private static bool Hex(ReadOnlySpan<char> digits, out char plain)
    {
        bool isHex = ushort.TryParse(
            digits,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out ushort code
        );
        plain = (char)code;
        return isHex;
    }
}
