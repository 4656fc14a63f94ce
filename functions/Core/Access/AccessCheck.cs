using System.Collections.Immutable;

namespace RoleFerry.Core.Access;

/// <summary>Decides whether somebody may do something, whichever way they come.</summary>
/// <param name="Rules">Who may do what.</param>
/// <param name="Known">The names of the people whom a Slack user's id leads to.</param>
public sealed record AccessCheck(AccessRules Rules, ImmutableArray<string> Known)
{
    /// <summary>Names that a refusal lists.</summary>
    private const int MostNamed = 5;

    /// <summary>
    /// Whether the rules could let nobody in: no person has a Slack id and no group is named, as after a first
    /// deployment. Then everybody of the workspace may do everything, for nobody would answer a page otherwise, and
    /// <c>roleferry doctor</c> says so.
    /// </summary>
    public bool IsOpen => Known.IsEmpty && Rules.Groups().IsEmpty;

    /// <summary>The groups that could let somebody do what they may not by themselves; none where they may.</summary>
    public ImmutableArray<string> GroupsToAsk(Identity who, AccessRight wanted) =>
        IsAllowed(who, wanted, []) ? [] : [.. Rules.Of(wanted).Where(AccessRules.IsGroup)];

    /// <summary>Why somebody may not do something, for them to read; null where they may.</summary>
    /// <param name="who">Who wants it.</param>
    /// <param name="wanted">What they want.</param>
    /// <param name="groups">The groups that they are in.</param>
    /// <param name="areGroupsKnown">Whether Slack could be asked.</param>
    public string? Refusal(
        Identity who,
        AccessRight wanted,
        IReadOnlyCollection<string> groups,
        bool areGroupsKnown = true
    )
    {
        if (IsAllowed(who, wanted, groups))
            return null;
        var id = who.UserId.Length == 0 ? "" : $" ({who.UserId})";
        var unsure = areGroupsKnown ? "" : " Slack could not be asked who is in its groups; try again in a minute.";
        return $"{who.Name}{id} may not {Does(wanted)}. {WhoMay(wanted)} may.{unsure} Ask one of them, or to be added "
            + "to monitoring/oncall.yaml.";
    }

    private bool IsAllowed(Identity who, AccessRight wanted, IReadOnlyCollection<string> groups)
    {
        var may = Rules.Of(wanted);
        return who.Proof switch
        {
            IdentityProof.PagerDuty or IdentityProof.Iam => wanted != AccessRight.Clock,
            IdentityProof.Link => wanted is AccessRight.Acknowledge or AccessRight.Read,
            _ => may.Contains(AccessRules.Anyone)
                || (IsOpen && wanted != AccessRight.Clock)
                || (who.PersonId is { } person && (may.Contains(AccessRules.People) || may.Contains(person)))
                || groups.Any(may.Contains),
        };
    }

    private static string Does(AccessRight wanted) =>
        wanted switch
        {
            AccessRight.Acknowledge => "respond to incidents",
            AccessRight.Resolve => "resolve, reopen or reclassify incidents",
            AccessRight.Silence => "silence or mute alarms",
            AccessRight.Override => "change who is on call",
            _ => "do this",
        };

    private string WhoMay(AccessRight wanted)
    {
        var parts = new List<string>();
        var may = Rules.Of(wanted);
        if (may.Contains(AccessRules.People))
        {
            var rest = Known.Length - MostNamed;
            parts.AddRange(Known.Take(MostNamed));
            if (rest > 0)
                parts.Add(rest == 1 ? "1 other person" : $"{rest} other people");
        }

        parts.AddRange(may.Where(e => e is not (AccessRules.People or AccessRules.Anyone) && !AccessRules.IsGroup(e)));
        parts.AddRange(may.Where(AccessRules.IsGroup).Select(g => $"members of the Slack group {g}"));
        return parts switch
        {
            [] => "Nobody",
            [var only] => only,
            [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        };
    }
}
