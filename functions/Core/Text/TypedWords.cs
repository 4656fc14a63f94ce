namespace RoleFerry.Core.Text;

/// <summary>Reads what people type as words.</summary>
public static class TypedWords
{
    /// <summary>The words of a text.</summary>
    public static string[] Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What stands behind so many words, as it was typed.</summary>
    public static string Behind(string text, int words)
    {
        var rest = text.AsSpan().TrimStart();
        for (; words > 0; words--)
        {
            var end = 0;
            while (end < rest.Length && !char.IsWhiteSpace(rest[end]))
                end++;
            rest = rest[end..].TrimStart();
        }

        return rest.TrimEnd().ToString();
    }

    /// <summary>
    /// The length of time that the word and as many behind it as belong to it say, as in <c>1h 30m</c>, and where it
    /// ends; null where the word says none.
    /// </summary>
    public static (TimeSpan Length, int End)? DurationAt(string[] words, int at)
    {
        (TimeSpan, int)? longest = null;
        for (
            var end = at + 1;
            end <= words.Length && DurationText.TryRead(string.Join(' ', words[at..end]), out var length, out _);
            end++
        )
            longest = (length, end);
        return longest;
    }
}
