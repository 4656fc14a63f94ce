namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>
/// Cuts names into words: <c>DB_PASSWORD</c>, <c>dbPassword</c>, <c>DBPassword2</c>, <c>x-api-key</c>.
/// </summary>
internal static class NameWords
{
    /// <summary>Whether a character is one of names.</summary>
    public static bool IsOfNames(char c) => char.IsLetterOrDigit(c) || IsBetweenWords(c);

    /// <summary>Cuts a name; where it has more words than there is room for, the last ones are left out.</summary>
    /// <returns>The number of words.</returns>
    public static int Split(ReadOnlySpan<char> name, Span<Range> words)
    {
        int count = 0,
            start = 0;
        for (int i = 0; i <= name.Length && count < words.Length; i++)
        {
            bool isBetween = i < name.Length && IsBetweenWords(name[i]);
            if (i < name.Length && !isBetween && (i == start || IsWithinWord(name, i)))
                continue;
            if (i > start)
                words[count++] = start..i;
            start = isBetween ? i + 1 : i;
        }

        return count;
    }

    private static bool IsBetweenWords(char c) => c is '_' or '-' or '.';

    private static bool IsWithinWord(ReadOnlySpan<char> name, int at)
    {
        char before = name[at - 1],
            c = name[at];
        if (char.IsDigit(before) != char.IsDigit(c) || (char.IsLower(before) && char.IsUpper(c)))
            return false;
        bool beginsWord = char.IsUpper(before) && char.IsUpper(c) && at + 1 < name.Length && char.IsLower(name[at + 1]);
        return !beginsWord;
    }
}
