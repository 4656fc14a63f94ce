namespace RoleFerry.Core.OnCall;

/// <summary>Two people change places for a while, in every rotation. It does not matter who is named first.</summary>
/// <param name="One">The one's id.</param>
/// <param name="Other">The other's id.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, exclusive.</param>
public sealed record Swap(string One, string Other, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Who has the duty of this person at a moment.</summary>
    public string? Of(string? person, DateTimeOffset at) =>
        at < From || at >= Until ? person
        : person == One ? Other
        : person == Other ? One
        : person;
}
