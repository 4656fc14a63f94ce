using System.Text;

namespace RoleFerry.Core.Text;

/// <summary>Makes text from outside fit where it has to stand.</summary>
public static class PlainText
{
    private const char Ellipsis = '…';

    /// <summary>
    /// On one line, without control and hidden characters, every run of white space one blank. Lone surrogates become
    /// U+FFFD.
    /// </summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in HiddenCharacters.Remove(text).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ')
                line.Append(' ');
        }

        return line.ToString().TrimEnd(' ');
    }

    /// <summary>
    /// Without control characters but newline, and without hidden ones. Lone surrogates become U+FFFD.
    /// </summary>
    public static string Lines(string text)
    {
        var lines = new StringBuilder(text.Length);
        foreach (var rune in HiddenCharacters.Remove(text).EnumerateRunes())
        {
            if (!Rune.IsControl(rune) || rune.Value == '\n')
                lines.Append(rune.ToString());
        }

        return lines.ToString();
    }

    /// <summary>
    /// At most <paramref name="limit"/> UTF-16 units (no vendor counts more strictly), with an ellipsis where it was
    /// cut and no surrogate pair torn apart.
    /// </summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
            return text;

        var end = limit - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;

        return string.Concat(text.AsSpan(0, end), [Ellipsis]);
    }
}
