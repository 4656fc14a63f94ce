using System.Buffers;
using System.Text;

namespace RoleFerry.Core.Text;

/// <summary>
/// Characters that nobody sees and that make a text look like another: they turn the direction of what follows
/// (U+202E), have no width, or stand for nothing. Unicode calls the former a spoofing risk.
/// https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
/// </summary>
public static class HiddenCharacters
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>Characters of which some are hidden: what has none of them needs no closer look.</summary>
    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        '\u00AD',
        '\u061C',
        '\u180E',
        .. Range(0x200B, 0x200F),
        .. Range(0x202A, 0x202E),
        .. Range(0x2060, 0x206F),
        '\uFEFF',
        .. Range(0xFFF9, 0xFFFB),
        '\uDB40',
    ]);

    /// <summary>Whether a text has none.</summary>
    public static bool AreAbsent(string text) => !text.AsSpan().ContainsAny(Suspects);

    /// <summary>
    /// The text without them. Those that join letters and emoji stay between such; a lone surrogate becomes U+FFFD.
    /// </summary>
    public static string Remove(string text)
    {
        if (AreAbsent(text))
            return text;
        var seen = new StringBuilder(text.Length);
        Rune? before = null;
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            if (Is(runes[i]) && !Joins(runes[i], before, i + 1 < runes.Length ? runes[i + 1] : null))
                continue;
            before = runes[i];
            seen.Append(runes[i].ToString());
        }

        return seen.ToString();
    }

    /// <summary>Whether a character is one, wherever it stands.</summary>
    public static bool Is(Rune rune) =>
        rune.Value
            is 0xAD
                or 0x61C
                or 0x180E
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0xFEFF
                or (>= 0xFFF9 and <= 0xFFFB)
                or (>= 0xE0000 and <= 0xE007F);

    /// <summary>Persian and the scripts of India need them between letters, emoji between their parts.</summary>
    private static bool Joins(Rune rune, Rune? before, Rune? after) =>
        rune.Value is NonJoiner or Joiner
        && before is { IsAscii: false } one
        && after is { IsAscii: false } other
        && !Is(one)
        && !Is(other);

    private static IEnumerable<char> Range(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
