using System.Collections.Frozen;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Tells what a name says of its value.</summary>
internal static class SecretNames
{
    private const int MostWords = 32;
    private const int MostLength = 128;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Passwords = Lookup(
        NameVocabulary.Passwords
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ShortPasswords = Lookup(
        NameVocabulary.ShortPasswords
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Secrets = Lookup(
        NameVocabulary.Secrets
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KeyOwners = Lookup(
        NameVocabulary.KeyOwners
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LikelyKeyOwners = Lookup(
        NameVocabulary.LikelyKeyOwners
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Likely = Lookup(
        NameVocabulary.Likely
    );
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Suffixes = Lookup(
        NameVocabulary.Suffixes
    );

    /// <summary>Whether a word is one whose keys are secret.</summary>
    public static bool OwnsSecretKeys(ReadOnlySpan<char> word) => KeyOwners.Contains(word);

    /// <summary>What a name says.</summary>
    /// <param name="name">Letters, digits and - _ . only.</param>
    public static NameClass ClassOf(ReadOnlySpan<char> name)
    {
        name = name[^Math.Min(name.Length, MostLength)..];
        Span<Range> words = stackalloc Range[MostWords];
        words = words[..NameWords.Split(name, words)];
        int last = words.Length - 1;
        while (last > 0 && IsSuffix(name[words[last]]))
            last--;
        if (last < 0)
            return NameClass.None;
        var word = name[words[last]];
        var before = last > 0 ? name[words[last - 1]] : [];
        return ClassOf(word, before);
    }

    private static NameClass ClassOf(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (Is(word, "authorization") || Is(word, "authorisation"))
            return NameClass.Authorization;
        if (Is(word, "cookie") || Is(word, "cookies") || Is(word, "cookie2"))
            return NameClass.Cookie;
        if (Passwords.Contains(word) || EndsWithAny(word, NameVocabulary.PasswordEnds))
            return NameClass.Password;
        if (ShortPasswords.Contains(word))
            return before.IsEmpty ? NameClass.ShortPassword : NameClass.Password;
        if (Secrets.Contains(word) || EndsWithAny(word, NameVocabulary.SecretEnds))
            return IsOfPages(word, before) ? NameClass.None : NameClass.Secret;
        if (Is(word, "key") || Is(word, "keys"))
            return KeyOwners.Contains(before) ? NameClass.Secret
                : before.IsEmpty || LikelyKeyOwners.Contains(before) ? NameClass.Likely
                : NameClass.None;
        if (Is(word, "id"))
            return Is(before, "session") || Is(before, "sess") ? NameClass.Secret
                : Is(before, "secret") ? NameClass.Likely
                : NameClass.None;
        if (EndsWithAny(word, NameVocabulary.SessionEnds))
            return NameClass.Secret;
        return Likely.Contains(word) ? NameClass.Likely : NameClass.None;
    }

    /// <summary>Tokens that say how to go on reading: they open nothing.</summary>
    private static bool IsOfPages(ReadOnlySpan<char> word, ReadOnlySpan<char> before) =>
        Is(word, "token")
        && (Is(before, "page") || Is(before, "next") || Is(before, "continuation") || Is(before, "cancellation"));

    private static bool IsSuffix(ReadOnlySpan<char> word) =>
        Suffixes.Contains(word) || !word.ContainsAnyExceptInRange('0', '9');

    private static bool EndsWithAny(ReadOnlySpan<char> word, string[] ends)
    {
        foreach (string end in ends)
        {
            if (word.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool Is(ReadOnlySpan<char> word, string other) =>
        word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(FrozenSet<string> words) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>();
}
