using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>
/// Numbers of payment cards: 13 to 19 digits, with single spaces or dashes between them or not, with an issuer's
/// beginning and a right check digit (ISO/IEC 7812-1). Milliseconds since 1970 and most identifiers are none.
/// </summary>
internal static class CardNumbers
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;

    /// <summary>
    /// Digits in one, beyond which a number counts as a card's only where words say so: numbers of 64 bits are as long,
    /// and one in ten has the check digit.
    /// </summary>
    private const int MostAlone = 16;

    private const int LeastInGroup = 3;
    private const int MostInGroup = 6;
    private const int LongestName = 24;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int i = 0; i < chars.Length; i++)
        {
            int hit = chars[i..].IndexOfAnyInRange('0', '9');
            if (hit < 0)
                return;
            i += hit;
            int end = IsWithin(chars, i) ? -1 : EndOfCard(chars, i);
            if (end > 0)
                spots.Add(text.SourceOf(i), text.SourceOf(end), NumberKinds.Card);
            else
                end = EndOfDigits(chars, i);
            i = end - 1;
        }
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int at)
    {
        int length = text[at..].IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : at + length;
    }

    /// <summary>Whether digits go on with a word, or stand behind a point: an id, or a fraction.</summary>
    private static bool IsWithin(ReadOnlySpan<char> text, int at) =>
        at > 0 && (char.IsAsciiLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '.' || text[..at].EndsWith("_-"));

    /// <summary>Where the longest card's number that begins at an offset ends, or -1.</summary>
    private static int EndOfCard(ReadOnlySpan<char> text, int start)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        int count = 0,
            end = -1,
            group = 0;
        for (int i = start; i < text.Length && count < MaxDigits; i++)
        {
            bool isSeparator = text[i] is ' ' or '-' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (isSeparator && group is < LeastInGroup or > MostInGroup)
                break;
            group = isSeparator ? 0 : group + 1;
            if (isSeparator)
                continue;
            if (!char.IsAsciiDigit(text[i]))
                break;
            digits[count++] = text[i];
            bool ends = i + 1 == text.Length || !(char.IsAsciiLetterOrDigit(text[i + 1]) || text[i + 1] == '_');
            bool isGroup = group is >= LeastInGroup && (group <= MostInGroup || group == count);
            if (
                ends
                && isGroup
                && count >= MinDigits
                && IsIssued(digits[..count])
                && CheckDigits.IsLuhn(digits[..count])
            )
                end = group == count && count > MostAlone && !IsNamed(text[..start]) ? end : i + 1;
        }

        return end;
    }

    /// <summary>Whether words say that it is a card's number.</summary>
    private static bool IsNamed(ReadOnlySpan<char> before)
    {
        before = before[^Math.Min(before.Length, LongestName)..];
        return before.Contains("card", StringComparison.OrdinalIgnoreCase)
            || before.Contains("pan", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)</summary>
    private static bool IsIssued(ReadOnlySpan<char> digits) =>
        digits switch
        {
            ['4', ..] => digits.Length is 13 or 16 or 19,
            ['3', '4' or '7', ..] => digits.Length == 15,
            ['3', '0' or '6' or '8' or '9', ..] => digits.Length is >= 14 and <= 19,
            ['5', >= '0' and <= '9', ..] or ['6', ..] or ['2', >= '2' and <= '7', ..] or ['3', '5', ..] => digits.Length
                is >= 16
                    and <= 19,
            _ => false,
        };
}
