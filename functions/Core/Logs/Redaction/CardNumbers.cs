using System.Text;

namespace RoleFerry.Core.Logs.Redaction;

/// <summary>
/// Numbers of payment cards: 13 to 19 digits, with single spaces or dashes between them or not, with an issuer's
/// beginning and a right check digit (ISO/IEC 7812-1). Milliseconds since 1970 and most identifiers are none.
/// </summary>
internal static class CardNumbers
{
    private const int MinDigits = 13;
    private const int MaxDigits = 19;

    public static string Replace(string text, string replacement)
    {
        StringBuilder? replaced = null;
        int copied = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsAsciiDigit(text[i - 1])))
                continue;
            int end = EndOfCard(text, i);
            if (end < 0)
                continue;
            replaced ??= new StringBuilder(text.Length);
            replaced.Append(text, copied, i - copied).Append(replacement);
            copied = end;
            i = end - 1;
        }

        return replaced is null ? text : replaced.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>Where the longest card's number that begins at an offset ends, or -1.</summary>
    private static int EndOfCard(string text, int start)
    {
        Span<char> digits = stackalloc char[MaxDigits];
        int count = 0,
            end = -1;
        for (int i = start; i < text.Length && count < MaxDigits; i++)
        {
            bool isSeparator = text[i] is ' ' or '-' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (isSeparator)
                continue;
            if (!char.IsAsciiDigit(text[i]))
                break;
            digits[count++] = text[i];
            bool ends = i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1]);
            if (ends && count >= MinDigits && IsIssued(digits[..count]) && HasRightCheckDigit(digits[..count]))
                end = i + 1;
        }

        return end;
    }

    /// <summary>https://en.wikipedia.org/wiki/Payment_card_number#Issuer_identification_number_(IIN)</summary>
    private static bool IsIssued(ReadOnlySpan<char> digits) =>
        digits switch
        {
            ['4', ..] => digits.Length is 13 or 16 or 18 or 19,
            ['3', '4' or '7', ..] => digits.Length == 15,
            ['3', '0' or '6' or '8' or '9', ..] => digits.Length is >= 14 and <= 19,
            ['5', >= '0' and <= '9', ..] or ['6', ..] or ['2', >= '2' and <= '7', ..] or ['3', '5', ..] => digits.Length
                is >= 16
                    and <= 19,
            _ => false,
        };

    /// <summary>The Luhn check.</summary>
    private static bool HasRightCheckDigit(ReadOnlySpan<char> digits)
    {
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1)
                digit *= 2;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
