using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Escalation;

/// <summary>
/// Which level is told after which. An incident counts the levels that were told since people were asked to look; the
/// levels of its severity come round as often by policy, and the one that the first page reaches is left out
/// once.
/// </summary>
public static class EscalationPlan
{
    /// <summary>
    /// To do about the next level: to tell it, or to pass it over. Null once all rounds are over.
    /// </summary>
    /// <param name="incident">The incident, open.</param>
    /// <param name="schedule">Who is on call.</param>
    /// <param name="at">When they are told.</param>
    /// <param name="because">
    /// Why now, in words that go on behind a name: <c>Nobody acknowledged it within 5 min</c>.
    /// </param>
    public static IncidentAction? Next(Incident incident, Schedule schedule, DateTimeOffset at, string because)
    {
        var policy = schedule.Policy.Of(incident.Severity);
        var opens = policy.Steps.Select(s => s.Name).ToList().IndexOf(policy.Opens ?? "") + 1;
        var place = opens + incident.Level;
        if (place >= policy.Steps.Length * policy.Rounds)
            return null;

        var (round, index) = Math.DivRem(place, policy.Steps.Length);
        ImmutableArray<Duty> duties = [.. policy.Steps.Select(s => s.WhoIsNotified(schedule, at))];
        var (step, level) = (policy.Steps[index], incident.Level + 1);
        if (duties.All(d => d.Person is null))
        {
            return new IncidentAction.Escalate(level, "whoever reads this", [], [])
            {
                Why = new Reason(
                    ReasonCode.NoOneOnCall,
                    $"{because}, and nobody is on call at any level: the channels are notified."
                ),
                Broadcast = incident.Severity == Severity.P0,
            };
        }

        if (duties[index].Person is not { } person)
            return new ClockAction.SkipLevel(
                level,
                new Reason(ReasonCode.NoOneOnCall, $"Nobody answers for {step.Name} ({duties[index].Gap}): skipped.")
            );
        if (duties.Take(index).FirstOrDefault(d => d.Person == person) is { } before)
            return new ClockAction.SkipLevel(
                level,
                new Reason(
                    ReasonCode.PersonAlreadyTold,
                    $"{person.Name} is {step.Name} too and was already notified as {before.Level}: skipped."
                )
            );
        return new IncidentAction.Escalate(level, person.Name, Ids(person), step.Channels)
        {
            Why = new Reason(
                ReasonCode.NotAcknowledgedInTime,
                $"{because}: {person.Name} ({step.Name}) is notified, round {round + 1} of {policy.Rounds}."
            ),
        };
    }

    /// <summary>
    /// Somebody wants the next level told now. Once all rounds are over, everybody who knows is told again.
    /// </summary>
    /// <param name="incident">The incident, open.</param>
    /// <param name="schedule">Who is on call.</param>
    /// <param name="at">When they are told.</param>
    /// <param name="who">Who wants it.</param>
    public static IncidentAction.Escalate Asked(Incident incident, Schedule schedule, DateTimeOffset at, string who)
    {
        var passed = "";
        var next = Next(incident, schedule, at, $"{who} escalated it");
        while (next is ClockAction.SkipLevel skip)
        {
            passed += $" {skip.Why.Text}";
            incident = incident with { Level = skip.Level };
            next = Next(incident, schedule, at, $"{who} escalated it");
        }

        return next is IncidentAction.Escalate { Why: { } why } escalate
            ? escalate with
            {
                Why = new Reason(ReasonCode.Escalated, why.Text + passed),
            }
            : IncidentAction.Escalate.Next;
    }

    /// <summary>The channels that reach somebody now: those of the levels that they are on call for.</summary>
    public static ImmutableArray<string> ChannelsOf(Person person, Schedule schedule, DateTimeOffset at) =>
        [
            .. Enum.GetValues<Severity>()
                .SelectMany(severity => schedule.Policy.Of(severity).Steps)
                .Where(step => step.WhoIsNotified(schedule, at).Person == person)
                .SelectMany(step => step.Channels)
                .Distinct(StringComparer.Ordinal),
        ];

    internal static ImmutableArray<string> Ids(Person? person) => person?.Slack is { } id ? [id] : [];
}
