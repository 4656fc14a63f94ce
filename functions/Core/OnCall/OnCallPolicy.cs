using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Core.Access;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.OnCall;

/// <summary>
/// Who people are, who is on call when, and who is told after whom: <c>monitoring/oncall.yaml</c>, checked and
/// compiled. Immutable.
/// </summary>
public sealed record OnCallPolicy
{
    /// <summary>Names this very content: <c>sha-</c> and 12 hex digits of the SHA-256 of the compiled JSON.</summary>
    public required string Version { get; init; }

    /// <summary>Everybody, one entry each.</summary>
    public required ImmutableArray<Person> People { get; init; }

    /// <summary>The IANA name of the zone whose clock counts.</summary>
    public required string Zone { get; init; }

    /// <summary>When weeks change hands on Mondays, by that clock.</summary>
    public required LocalTime HandOver { get; init; }

    /// <summary>The channel in which a change of hands is told; null where it is not.</summary>
    public string? HandOverChannel { get; init; }

    /// <summary>The rotations; the first is who is called first.</summary>
    public required ImmutableArray<Rotation> Rotations { get; init; }

    /// <summary>Levels that are always the same person.</summary>
    public required ImmutableArray<FixedLevel> Fixed { get; init; }

    /// <summary>Who changes places with whom.</summary>
    public required ImmutableArray<Swap> Swaps { get; init; }

    /// <summary>Who takes over for whom, as the file says; the table may have more.</summary>
    public required ImmutableArray<Override> Overrides { get; init; }

    /// <summary>What the clock does, the worst severity first: one for each.</summary>
    public required ImmutableArray<EscalationPolicy> Escalations { get; init; }

    /// <summary>Who may do what; null where the file does not say, as in copies of before it could.</summary>
    public AccessRules? Access { get; init; }

    /// <summary>What decides who may do what.</summary>
    public AccessCheck WhoMay() =>
        new(Access ?? AccessRules.Default, [.. People.Where(p => p.Slack is not null).Select(p => p.Name)]);

    /// <summary>What the clock does with incidents of a severity.</summary>
    public EscalationPolicy Of(Severity severity) => Escalations.First(e => e.Severity == severity);

    /// <summary>Somebody by id; null where nobody is called so.</summary>
    public Person? Find(string id) => People.FirstOrDefault(p => p.Id == id);

    /// <summary>Somebody by the name that timelines have; null where nobody is called so.</summary>
    public Person? FindByName(string name) => People.FirstOrDefault(p => p.Name == name);

    /// <summary>Somebody by Slack's id of the user; null where nobody has it.</summary>
    public Person? FindBySlack(string slack) => People.FirstOrDefault(p => p.Slack == slack);

    /// <summary>Somebody by PagerDuty's id of the user; null where nobody has it.</summary>
    public Person? FindByPagerDuty(string pagerDuty) => People.FirstOrDefault(p => p.PagerDuty == pagerDuty);

    /// <summary>Somebody by address, in upper or lower case; null where nobody has it.</summary>
    public Person? FindByEmail(string email) =>
        People.FirstOrDefault(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Somebody by AWS's name of them, in upper or lower case: what a person's entry says, else their address, else
    /// their id. Null where nobody is called so.
    /// </summary>
    /// <param name="arn">
    /// Whom AWS names, such as <c>arn:aws:sts::123456789012:assumed-role/OnCall/maya@example.com</c>: behind the last
    /// stroke stands the user's name or the session's.
    /// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    /// </param>
    public Person? FindByAws(string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        return People.FirstOrDefault(p => Is(p.Aws))
            ?? People.FirstOrDefault(p => p.Aws is null && Is(p.Email))
            ?? People.FirstOrDefault(p => p.Aws is null && Is(p.Id));

        bool Is(string? known) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
    }
}
