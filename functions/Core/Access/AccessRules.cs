using System.Collections.Immutable;

namespace RoleFerry.Core.Access;

/// <summary>
/// Who may do what in Slack, and for how long at most: <c>access</c> in <c>monitoring/oncall.yaml</c>. An entry of a
/// list is <see cref="People"/>, <see cref="Anyone"/>, a person's id, or the id of a Slack user group.
/// </summary>
public sealed record AccessRules
{
    /// <summary>Everybody whom the on-call policy lists.</summary>
    public const string People = "people";

    /// <summary>Everybody in the Slack workspace.</summary>
    public const string Anyone = "anyone";

    /// <summary>What holds where nothing is said.</summary>
    public static AccessRules Default { get; } = new();

    /// <summary>Beside the people, who always may.</summary>
    public ImmutableArray<string> Acknowledge { get; init; } = [People];

    /// <summary>Who may end incidents and change their severity.</summary>
    public ImmutableArray<string> Resolve { get; init; } = [People];

    /// <summary>Who may silence.</summary>
    public ImmutableArray<string> Silence { get; init; } = [People];

    /// <summary>Who may say who is on call.</summary>
    public ImmutableArray<string> Override { get; init; } = [People];

    /// <summary>The longest silence, from its beginning to its end.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromDays(14);

    /// <summary>The longest override, from its beginning to its end; the file may hold longer ones.</summary>
    public TimeSpan LongestOverride { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether an entry is the id of a Slack user group, such as <c>S0614TZR7</c>.</summary>
    public static bool IsGroup(string entry) => entry is ['S', _, ..] && entry.All(char.IsAsciiLetterOrDigit);

    /// <summary>Who may do something.</summary>
    public ImmutableArray<string> Of(AccessRight wanted) =>
        wanted switch
        {
            AccessRight.Read => [Anyone],
            // An outage must not keep whoever is on call from answering a page.
            AccessRight.Acknowledge => [People, .. Acknowledge.Where(e => e != People)],
            AccessRight.Resolve => Resolve,
            AccessRight.Silence => Silence,
            AccessRight.Override => Override,
            _ => [],
        };

    /// <summary>The user groups that any list names.</summary>
    public ImmutableArray<string> Groups() => [.. All().Where(IsGroup)];

    /// <summary>The ids of people that any list names.</summary>
    public ImmutableArray<string> Persons() => [.. All().Where(e => e is not (People or Anyone) && !IsGroup(e))];

    private IEnumerable<string> All() => Acknowledge.Concat(Resolve).Concat(Silence).Concat(Override).Distinct();
}
