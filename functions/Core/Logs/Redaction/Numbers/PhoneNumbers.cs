using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>
/// Finds phone numbers: with a country's code, or with an area's in brackets. Digits alone are none: most are something
/// else.
/// </summary>
internal static class PhoneNumbers
{
    private const int Least = 8;
    private const int LeastInBrackets = 7;
    private const int Most = 15;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; at++)
        {
            int hit = chars[at..].IndexOfAny('+', '(');
            if (hit < 0)
                return;
            at += hit;
            if (at > 0 && (char.IsAsciiLetterOrDigit(chars[at - 1]) || chars[at - 1] is ')' or ':' && chars[at] == '+'))
                continue;
            int end = EndOf(chars, at);
            if (end == 0)
                continue;
            spots.Add(text.SourceOf(at), text.SourceOf(end), NumberKinds.Phone);
            at = end - 1;
        }
    }

    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        int digits = 0,
            end = 0;
        for (int i = start + 1; i < text.Length && digits <= Most; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits++;
                end = i + 1;
            }
            else if (text[i] is not (' ' or '-' or '.' or '(' or ')' or '/') || i - end > 1)
            {
                break;
            }
        }

        if (end == 0 || (end < text.Length && char.IsAsciiLetter(text[end])))
            return 0;
        bool isWhole =
            text[start] == '+' ? digits >= Least : digits >= LeastInBrackets && IsArea(text[(start + 1)..end]);
        return isWhole && digits <= Most ? end : 0;
    }

    /// <summary>Two to five digits, and the closing bracket.</summary>
    private static bool IsArea(ReadOnlySpan<char> text) =>
        text.IndexOf(')') is >= 2 and <= 5 and var bracket && !text[..bracket].ContainsAnyExceptInRange('0', '9');
}
