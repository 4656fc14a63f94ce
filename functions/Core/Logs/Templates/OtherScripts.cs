using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// Writes texts of other scripts with ASCII's digits, quotation marks, spaces and punctuation, so that the rules for
/// these are the same in all.
/// </summary>
internal static class OtherScripts
{
    /// <summary>Writes a text, in no more bytes than it has.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        int length = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf8(text, out var rune, out int used);
            byte same = used == 1 ? text[0] : SameAs(rune);
            if (same == 0)
            {
                text[..used].CopyTo(plain[length..]);
                length += used;
            }
            else
            {
                plain[length++] = same;
            }

            text = text[used..];
        }

        return length;
    }

    /// <summary>What ASCII has for a character; 0: nothing.</summary>
    private static byte SameAs(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber => (byte)('0' + (int)Rune.GetNumericValue(rune)),
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator => (byte)' ',
            UnicodeCategory.DashPunctuation => (byte)'-',
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation => Quote(rune),
            UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation => Bracket(rune),
            UnicodeCategory.OtherPunctuation or UnicodeCategory.MathSymbol => Mark(rune),
            _ => 0,
        };

    /// <summary>Typographic apostrophes stay apostrophes; all other quotation marks are double ones.</summary>
    private static byte Quote(Rune rune) => rune.Value is 0x2018 or 0x2019 or 0x201A or 0x201B ? (byte)'\'' : (byte)'"';

    private static byte Bracket(Rune rune) =>
        rune.Value switch
        {
            0x201A => (byte)'\'',
            0x201E or (>= 0x300C and <= 0x300F) or (>= 0x301D and <= 0x301F) => (byte)'"',
            0x3010 or 0xFF3B => (byte)'[',
            0x3011 or 0xFF3D => (byte)']',
            0xFF08 => (byte)'(',
            0xFF09 => (byte)')',
            _ => 0,
        };

    /// <summary>
    /// Full-width forms are ASCII's, 0xFEE0 further on: https://www.unicode.org/charts/PDF/UFF00.pdf.
    /// </summary>
    private static byte Mark(Rune rune) =>
        rune.Value switch
        {
            >= 0xFF01 and <= 0xFF5E => (byte)(rune.Value - 0xFEE0),
            0x3001 or 0x060C => (byte)',',
            0x3002 => (byte)'.',
            0x066B => (byte)'.',
            0x066C => (byte)',',
            0x2212 => (byte)'-',
            _ => 0,
        };
}
