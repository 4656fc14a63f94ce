using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Numbers;

/// <summary>Finds international bank account numbers.</summary>
internal static class Ibans
{
    private const int Least = 15;
    private const int Most = 34;

    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at + Least <= chars.Length; at++)
        {
            bool begins =
                char.IsAsciiLetterUpper(chars[at])
                && char.IsAsciiLetterUpper(chars[at + 1])
                && char.IsAsciiDigit(chars[at + 2])
                && char.IsAsciiDigit(chars[at + 3])
                && (at == 0 || !char.IsAsciiLetterOrDigit(chars[at - 1]));
            if (!begins || EndOf(chars, at) is not (> 0 and var end))
                continue;
            spots.Add(text.SourceOf(at), text.SourceOf(end), NumberKinds.Iban);
            at = end - 1;
        }
    }

    /// <summary>Where the longest right number ends, or 0.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int start)
    {
        Span<char> number = stackalloc char[Most];
        int count = 0,
            end = 0;
        for (int i = start; i < text.Length && count < Most; i++)
        {
            bool isSpace = text[i] is ' ' or '-' && i + 1 < text.Length && char.IsAsciiLetterOrDigit(text[i + 1]);
            if (isSpace)
                continue;
            if (!char.IsAsciiDigit(text[i]) && !char.IsAsciiLetterUpper(text[i]))
                break;
            number[count++] = text[i];
            bool ends = i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]);
            if (ends && count >= Least && IsRight(number[..count]))
                end = i + 1;
        }

        return end;
    }

    /// <summary>Of the number with its first four characters behind the others.</summary>
    private static bool IsRight(ReadOnlySpan<char> number)
    {
        Span<char> turned = stackalloc char[Most];
        number[4..].CopyTo(turned);
        number[..4].CopyTo(turned[(number.Length - 4)..]);
        return CheckDigits.Mod97(turned[..number.Length]) == 1;
    }
}
