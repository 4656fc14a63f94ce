using System.Collections.Immutable;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Escalation;

/// <summary>
/// Holds the clock to an incident: deadlines follow from where it stands and from the policies in force, so a changed
/// policy counts for what is open too. Pure. What is due is a command like any other, for the generation that it was
/// read in.
/// </summary>
public static class IncidentClock
{
    /// <summary>How a timeline calls the clock.</summary>
    public const string Name = "the clock";

    /// <summary>What counts while nobody can say who is on call: as for the worst severity.</summary>
    private static readonly TimeSpan AcknowledgeWithinAtWorst = TimeSpan.FromMinutes(5);

    private const int RoundsAtWorst = 3;

    /// <summary>
    /// When an open incident is looked at again at the latest: policies change, and none is ever without a clock.
    /// </summary>
    private static readonly TimeSpan LookAtLatest = TimeSpan.FromDays(1);

    /// <summary>Reads the clock.</summary>
    /// <param name="known">What the store knows of the incident.</param>
    /// <param name="schedule">
    /// Who is on call; null where that cannot be read, and then the channels are told all the same.
    /// </param>
    /// <param name="policy">The routing policy.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <param name="audience">Who may be told of its first alarm now; null where nothing holds it back.</param>
    /// <param name="changes">
    /// What was changed about the product around its beginning, in order; null where that is not known.
    /// </param>
    public static ClockReading Read(
        KnownIncident known,
        Schedule? schedule,
        RoutingPolicy policy,
        DateTimeOffset now,
        Audience? audience = null,
        IReadOnlyList<Change>? changes = null
    )
    {
        var incident = known.Incident;
        if (!incident.IsOpen)
            return new ClockReading(
                known.Joined.IsEmpty ? null : Command(incident, new ClockAction.TellJoined(known.Joined), now),
                null,
                null,
                null
            );
        if (
            audience is { Notified.IsEmpty: true, LookAgainAt: { } again }
            && (incident.Channels.IsEmpty || known.Firing.Length <= 1)
        )
            return new ClockReading(null, again, null, null);
        if (schedule is null)
            return Blind(incident, now);

        var rules = schedule.Policy.Of(incident.Severity);
        var (acknowledgeBy, resolveBy) = (
            Asked(incident) + rules.AcknowledgeWithin,
            incident.OpenedAt + rules.ResolveWithin
        );
        Deadline?[] deadlines =
        [
            Escalation(incident, schedule, rules, acknowledgeBy, now),
            Quiet(incident, schedule, rules),
            Overdue(incident, schedule, rules, resolveBy),
            Repetition(known, policy, rules, audience, now),
            Joined(known, policy),
        ];

        IncidentCommand? due = null;
        DateTimeOffset? next = null;
        foreach (var deadline in deadlines.OfType<Deadline>())
        {
            var at = deadline.IsNews
                ? Unmuted(incident, deadline.At, now)
                : schedule.NextWithin(rules.Hours, Unmuted(incident, deadline.At, now));
            var action =
                at <= now ? deadline.Action()
                : deadline.At <= now ? Held(incident, deadline, at)
                : null;
            var look =
                deadline.IsHeld && deadline.At > now ? deadline.At
                : at > now ? at
                : deadline.Again;
            if (action is not null)
                due ??= Command(incident, action, now);
            else if (next is null || look < next)
                next = look;
        }

        if (due is null && Untold(incident, changes ?? []) is { } change)
            due = Command(incident, new ClockAction.TellChange(change), now);
        return new ClockReading(
            due,
            next ?? now + LookAtLatest,
            deadlines[0] is null ? null : acknowledgeBy,
            resolveBy
        );
    }

    /// <summary>
    /// When the clock has an incident told again that nobody acknowledges, its escalation left aside; null for not at
    /// all, or where whoever may be told has to be asked for first.
    /// </summary>
    /// <param name="known">What is known of the incident.</param>
    /// <param name="schedule">Who is on call: the hours of its severity count.</param>
    /// <param name="policy">The routing policy.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <param name="audience">Who may be told of its first alarm now.</param>
    public static (DateTimeOffset At, IncidentCommand Command)? RepeatOf(
        KnownIncident known,
        Schedule schedule,
        RoutingPolicy policy,
        DateTimeOffset now,
        Audience audience
    ) =>
        Repetition(known, policy, schedule.Policy.Of(known.Incident.Severity), audience, now) is { } deadline
        && deadline.Action() is { } action
            ? (
                schedule.NextWithin(
                    schedule.Policy.Of(known.Incident.Severity).Hours,
                    Unmuted(known.Incident, deadline.At, now)
                ),
                Command(known.Incident, action, now)
            )
            : null;

    private static Deadline? Escalation(
        Incident incident,
        Schedule schedule,
        EscalationPolicy rules,
        DateTimeOffset by,
        DateTimeOffset now
    )
    {
        var because = $"Nobody acknowledged it within {Words.Duration(rules.AcknowledgeWithin)}";
        return
            incident is { Status: IncidentStatus.Open, QuietSince: null }
            && EscalationPlan.Next(incident, schedule, now, because) is { } action
            ? new Deadline(by, () => action) { IsHeld = true }
            : null;
    }

    private static Deadline? Quiet(Incident incident, Schedule schedule, EscalationPolicy rules)
    {
        if (incident.Status != IncidentStatus.Acknowledged || rules.AskAfter is not { } askAfter)
            return null;
        var who = incident.AcknowledgedBy;
        if (!incident.OwesAnAnswer)
        {
            var heard = Later(incident.AcknowledgedAt ?? incident.OpenedAt, incident.HeardAt);
            return new Deadline(heard + askAfter, () =>
                new ClockAction.Question(
                    new Reason(
                        ReasonCode.AcknowledgementQuiet,
                        $"{who} acknowledged it, and nothing happened for {Words.Duration(askAfter)}. {who}, "
                            + $"are you still on it? Without an answer within "
                            + $"{Words.Duration(rules.AnswerWithin)}, others are notified."
                    ),
                    EscalationPlan.Ids(schedule.Policy.FindByName(who))
                )
            );
        }

        var by = incident.QuestionedAt!.Value + rules.AnswerWithin;
        return new Deadline(by, () =>
        {
            var first = First(schedule, rules, by).Person;
            var called = first is null ? "Somebody has to take it." : $"{first.Name} is notified.";
            return new ClockAction.Withdraw(
                new Reason(
                    ReasonCode.AcknowledgementUnanswered,
                    $"{who} did not answer within {Words.Duration(rules.AnswerWithin)}, so the acknowledgement "
                        + $"is withdrawn. {called}"
                ),
                EscalationPlan.Ids(first)
            );
        });
    }

    /// <summary>Whoever is called first.</summary>
    private static Duty First(Schedule schedule, EscalationPolicy rules, DateTimeOffset at) =>
        rules switch
        {
            { Opens: { } opens } => schedule.Of(opens, at),
            { Steps: [var step, ..] } => step.WhoIsNotified(schedule, at),
            _ => schedule.Of(schedule.Policy.Rotations[0].Name, at),
        };

    private static Deadline? Overdue(Incident incident, Schedule schedule, EscalationPolicy rules, DateTimeOffset by)
    {
        if (incident.OverdueAt is not null)
            return null;
        var owner = incident.Owner.Length > 0 ? $"{incident.Owner} owns it." : "Nobody owns it.";
        return new Deadline(by, () =>
            new ClockAction.Overdue(
                new Reason(
                    ReasonCode.NotResolvedInTime,
                    $"Not resolved within {Words.Duration(rules.ResolveWithin)}, the target for "
                        + $"{incident.Severity}. {owner}"
                ),
                EscalationPlan.Ids(schedule.Policy.FindByName(incident.Owner))
            )
        );
    }

    /// <summary>
    /// CloudWatch tells of a transition once: while an alarm stays in ALARM the policy has it told again. One that was
    /// not told because it flaps is told once it stays.
    /// </summary>
    private static Deadline? Repetition(
        KnownIncident known,
        RoutingPolicy policy,
        EscalationPolicy rules,
        Audience? audience,
        DateTimeOffset now
    )
    {
        var incident = known.Incident;
        if (incident.Status != IncidentStatus.Open)
            return null;
        var routing = Triage.RoutingAs(Triage.Of(incident.Signal, policy), incident.Severity, policy);
        ImmutableArray<string> channels = [.. routing.Channels.Except(audience?.Suppressed ?? [])];
        if (channels.IsEmpty)
            return null;
        var every = routing.Primary.RepeatEvery;
        var (repeat, stays) = (incident.LastToldAt + every, StaysFrom(incident, policy, rules));
        var at = stays < repeat ? stays.Value : repeat;
        return new Deadline(at, () => known.Firing is not [var alarm, ..] ? null
            : at == stays
                ? new ClockAction.Repeat(TimeSpan.Zero, channels, Stays(alarm, now - incident.QuietSince!.Value))
            : new ClockAction.Repeat(
                every,
                channels,
                Repeats(alarm, now - incident.LastToldAt, every)
            )) { Again = now + every };
    }

    /// <summary>From when on an alarm that flapped has come to stay; null where none did, or it was told.</summary>
    private static DateTimeOffset? StaysFrom(Incident incident, RoutingPolicy policy, EscalationPolicy rules)
    {
        var after = policy.Flapping?.Stays ?? TimeSpan.Zero;
        return incident.QuietSince + (after < rules.AcknowledgeWithin ? after : rules.AcknowledgeWithin);
    }

    private static Reason Stays(FiringAlarm alarm, TimeSpan since) =>
        new(
            ReasonCode.FlappingStays,
            $"{alarm.Name} flapped, so its return was not notified; it has been firing for {Words.Duration(since)} now."
        );

    private static Reason Repeats(FiringAlarm alarm, TimeSpan sinceTold, TimeSpan every) =>
        new(
            ReasonCode.RepeatIntervalElapsed,
            $"{alarm.Name} still fires; last notified {Words.Duration(sinceTold)} ago, repeated every "
                + $"{Words.Duration(every)}."
        );

    /// <summary>
    /// The next change that people have not heard of. It waits for every deadline: it asks nobody to do something.
    /// </summary>
    private static Change? Untold(Incident incident, IReadOnlyList<Change> changes) =>
        incident.Changes.Length >= NearbyChange.MostTold
            ? null
            : changes.FirstOrDefault(c =>
                NearbyChange.Concerns(incident, c) && !incident.Changes.Contains(c.Id, StringComparer.Ordinal)
            );

    /// <summary>What joined is told together, once in the interval of its route.</summary>
    private static Deadline? Joined(KnownIncident known, RoutingPolicy policy)
    {
        if (known.Joined.IsEmpty)
            return null;
        var routing = Triage.RoutingAs(Triage.Of(known.Incident.Signal, policy), known.Incident.Severity, policy);
        return new Deadline(known.Joined.Min(a => a.JoinedAt) + routing.Primary.GroupInterval, () =>
            new ClockAction.TellJoined(known.Joined)
        )
        {
            IsNews = true,
        };
    }

    /// <summary>Who is on call cannot be read: the channels are told, as often and as soon as for the worst.</summary>
    private static ClockReading Blind(Incident incident, DateTimeOffset now)
    {
        var by = Asked(incident) + AcknowledgeWithinAtWorst;
        if (incident.Status != IncidentStatus.Open || incident.Level >= RoundsAtWorst)
            return new ClockReading(null, now + AcknowledgeWithinAtWorst, null, null);
        if (by > now)
            return new ClockReading(null, by, by, null);
        var why = new Reason(
            ReasonCode.OnCallUnreadable,
            $"Nobody acknowledged it within {Words.Duration(AcknowledgeWithinAtWorst)}, and who is on call "
                + $"cannot be read: the channels are notified."
        );
        return new ClockReading(
            Command(incident, IncidentAction.Escalate.Next with { Level = incident.Level + 1, Why = why }, now),
            null,
            by,
            null
        );
    }

    /// <summary>When people were last asked to look, or the last level was told.</summary>
    private static DateTimeOffset Asked(Incident incident) =>
        Later(
            Later(incident.OpenedAt, incident.AskedAt),
            Later(incident.EscalatedAt ?? DateTimeOffset.MinValue, incident.SeverityAt)
        );

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    /// <summary>
    /// When a deadline may be acted on: not while muted. What calls somebody waits for the hours of the severity too.
    /// </summary>
    private static DateTimeOffset Unmuted(Incident incident, DateTimeOffset at, DateTimeOffset now) =>
        Later(Later(at, incident.MutedUntil), now);

    /// <summary>A level that is held back says so once.</summary>
    private static ClockAction.Hold? Held(Incident incident, Deadline deadline, DateTimeOffset until) =>
        deadline.IsHeld && !incident.IsMutedAt(until.AddTicks(-1)) && incident.HeldUntil != until
            ? new ClockAction.Hold(
                until,
                new Reason(
                    ReasonCode.QuietHours,
                    $"Nobody acknowledged it; outside the hours of {incident.Severity} the next level is "
                        + $"notified from {Words.Time(until)} on."
                )
            )
            : null;

    private static IncidentCommand Command(Incident incident, IncidentAction action, DateTimeOffset now) =>
        new()
        {
            IncidentId = incident.Id,
            Id = $"{action.GetType().Name}#{incident.Version}",
            Way = CommandWay.Clock,
            Who = Name,
            At = now,
            Action = action,
            Generation = incident.Generation,
        };

    /// <param name="At">When it passes.</param>
    /// <param name="Action">To do then; null where there is nothing to do after all.</param>
    private sealed record Deadline(DateTimeOffset At, Func<IncidentAction?> Action)
    {
        /// <summary>Whether it is noted that hours hold it back.</summary>
        public bool IsHeld { get; init; }

        /// <summary>Whether it calls nobody, and so waits for no hours.</summary>
        public bool IsNews { get; init; }

        /// <summary>When to look again where there was nothing to do.</summary>
        public DateTimeOffset? Again { get; init; }
    }
}
