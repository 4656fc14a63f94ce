namespace RoleFerry.Core.Channels;

/// <summary>
/// Where runbooks may lie. An alarm's tags and description are written by many, and whoever is woken clicks on what a
/// page links to.
/// </summary>
/// <param name="Text">
/// Addresses (https) with commas between them; runbooks that are given by name lie below the first. Empty: nothing is
/// linked.
/// </param>
public sealed record RunbookBases(string Text)
{
    /// <summary>Nothing is linked.</summary>
    public static RunbookBases None { get; } = new("");

    private IEnumerable<string> All =>
        Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Whether each of them is an address.</summary>
    public bool IsValid => All.All(text => Read(text) is not null);

    /// <summary>Whatever is named lies below it; null where there is none. It ends in a slash.</summary>
    internal Uri? First => All.Select(Read).FirstOrDefault();

    /// <summary>Whether a link leads below one of them.</summary>
    internal bool Contain(Uri link) =>
        link is { UserInfo: "" }
        && link.Scheme == Uri.UriSchemeHttps
        && !Uri.UnescapeDataString(link.AbsolutePath).Split('/', '\\').Contains("..")
        && All.Select(Read)
            .Any(b =>
                b is not null
                && b.Authority == link.Authority
                && link.AbsolutePath.StartsWith(b.AbsolutePath, StringComparison.Ordinal)
            );

    private static Uri? Read(string text) =>
        Uri.TryCreate($"{text.TrimEnd('/')}/", UriKind.Absolute, out var url)
        && url.Scheme == Uri.UriSchemeHttps
        && url is { UserInfo: "", Query: "", Fragment: "" }
            ? url
            : null;
}
