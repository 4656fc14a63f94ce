namespace RoleFerry.Adapters.Secrets;

/// <summary>Keeps secrets out of texts.</summary>
internal static class SecretText
{
    /// <summary>Shorter parts of a URL say nothing secret and occur in ordinary words.</summary>
    private const int MinHiddenLength = 8;

    /// <summary>
    /// The text with every secret in it blotted out; of a URL its path, the token at its end and the values of its
    /// query too.
    /// </summary>
    public static string Hide(string text, IEnumerable<Secret> secrets)
    {
        foreach (var value in secrets.SelectMany(s => Parts(s.Reveal())))
            text = text.Replace(value, "(secret)", StringComparison.OrdinalIgnoreCase);
        return text;
    }

    private static IEnumerable<string> Parts(string secret)
    {
        yield return secret;
        if (!Uri.TryCreate(secret, UriKind.Absolute, out var url))
            yield break;
        string[] parts =
        [
            url.PathAndQuery,
            url.AbsolutePath,
            secret.Split('/')[^1],
            .. url.Query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)[^1]),
        ];
        foreach (var part in parts.Where(p => p.Length >= MinHiddenLength))
        {
            yield return part;
            yield return Uri.UnescapeDataString(part);
        }
    }
}
