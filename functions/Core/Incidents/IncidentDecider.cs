using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// Decides what one signal does to the incidents that there are. Pure: the same arguments, the same decision.
/// A signal's place in time is its own <see cref="Signal.At"/>; the order of arrival does not matter.
/// </summary>
public static class IncidentDecider
{
    /// <param name="known">What the store knows of this alarm and of its grouping key.</param>
    /// <param name="triaged">The signal and what the policy makes of it.</param>
    /// <param name="policy">The policy that decides; nothing is silenced.</param>
    /// <param name="now">The decider's clock, UTC: stamps what is written, never orders signals.</param>
    /// <param name="idAttempt">0, unless the store found the new incident's id taken by another one.</param>
    public static Decision Decide(
        KnownState known,
        Triaged triaged,
        RoutingPolicy policy,
        DateTimeOffset now,
        int idAttempt = 0
    ) => Decide(known, triaged, RoutingView.Of(policy), now, idAttempt);

    /// <param name="known">What the store knows of this alarm and of its grouping key.</param>
    /// <param name="triaged">The signal and what the policy makes of it.</param>
    /// <param name="view">The policy that decides, and what people hold back.</param>
    /// <param name="now">The decider's clock, UTC: stamps what is written, never orders signals.</param>
    /// <param name="idAttempt">0, unless the store found the new incident's id taken by another one.</param>
    public static Decision Decide(
        KnownState known,
        Triaged triaged,
        RoutingView view,
        DateTimeOffset now,
        int idAttempt = 0
    )
    {
        var decision = Replacing(known.Stale, Decide(new Context(known, triaged, view, now, idAttempt)));
        return decision is { Memory: not null, After: { } incident }
            ? decision with
            {
                AsSource = Inhibitor.AsSource(triaged, view.Policy, incident.Id),
            }
            : decision;
    }

    /// <summary>
    /// Looks again at an incident that a signal has just ended: an alarm that joined while the end was written saw it
    /// open, and the end did not see the alarm.
    /// </summary>
    /// <param name="ended">What was decided and written.</param>
    /// <param name="firing">Its alarms that fire.</param>
    /// <param name="policy">The policy that decides.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    /// <returns>Null where all is as it should be.</returns>
    public static Decision? Reconsider(
        Decision ended,
        ImmutableArray<FiringAlarm> firing,
        RoutingPolicy policy,
        DateTimeOffset now
    )
    {
        if (firing is not [var alarm, ..] || ended is not { Outcome: DecisionOutcome.Resolved, After: { } resolved })
            return null;
        var reason = new Reason(
            ReasonCode.OthersStillFiring,
            $"{alarm.Name} has been firing since {Words.Time(alarm.Since)}: it joined while the incident was "
                + $"being resolved."
        );
        var line = new IncidentEvent
        {
            Kind = IncidentEventKind.Reopened,
            At = now,
            Who = ended.Triaged.Signal.Key.Source,
            What = $"{alarm.Name} still fires.",
            Reasons = [reason],
        };
        var incident = resolved.Apply(line);
        return ended with
        {
            Outcome = DecisionOutcome.Reopened,
            Before = resolved,
            After = incident,
            Event = line,
            Notifications = NotificationPlan.Pages(
                incident,
                Recall.Of(resolved.Channels, resolved, policy),
                reason,
                policy,
                resolved.Channels
            ),
            Reasons = [reason],
            Memory = null,
            AsSource = [],
            StillFires = alarm.Key,
        };
    }

    /// <summary>
    /// Looks again at an ALARM that was handled before its tags were known. What they say makes nothing less bad:
    /// whoever was notified was.
    /// </summary>
    /// <param name="known">What the store knows now.</param>
    /// <param name="triaged">The same transition with its tags.</param>
    /// <param name="view">The policy that decides, and what people hold back.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    /// <returns>
    /// Null where nobody has to be told: the tags say nothing worse and nobody else's channels, it is over, or the
    /// alarm has changed its state since.
    /// </returns>
    public static Decision? Revise(KnownState known, Triaged triaged, RoutingView view, DateTimeOffset now)
    {
        var signal = triaged.Signal;
        if (
            known is not { Mine: { IsOpen: true } open, Memory: { State: SignalState.Alarm } memory }
            || memory.At.ToUnixTimeMilliseconds() != signal.At.ToUnixTimeMilliseconds()
            || signal.SuppressedBy is not null
            || triaged.State != SignalState.Alarm
        )
            return null;
        var decision = Again(
            new Context(known, triaged, view, now, 0, ByTags: true),
            open,
            IncidentEventKind.StillFiring
        );
        if (decision is not { Outcome: DecisionOutcome.Raised } and not { Held: not null })
            return null;
        var isOfThis = decision.ChangesIncident && open.Signal.DedupId == signal.DedupId;
        return decision with
        {
            After = isOfThis
                ? decision.After! with
                {
                    Signal = signal,
                    Service = triaged.Classification.Service,
                    Runbook = triaged.Classification.Runbook,
                }
                : decision.After,
            AsSource = Inhibitor.AsSource(triaged, view.Policy, open.Id),
        };
    }

    private static Decision Replacing(StalePointer? stale, Decision decision) =>
        stale is null || decision is not { After.IsOpen: true, Before: null or { IsOpen: false } }
            ? decision
            : decision with
            {
                Replaces = stale,
                Reasons = decision.Reasons.Add(stale.Reason),
                Event = decision.Event! with { Reasons = decision.Event.Reasons.Add(stale.Reason) },
            };

    private static Decision Decide(Context context)
    {
        var signal = context.Signal;
        var state = context.Triaged.State;
        if (state == SignalState.InsufficientData)
            return Note(context);
        if (context.Known.Memory is { } memory && memory.IsNewerThan(state, signal.At))
            return Late(context, state);
        if (state == SignalState.Ok)
            return Ok(context);
        return signal.SuppressedBy is null ? Alarm(context) : Suppress(context);
    }

    private static Decision Alarm(Context c)
    {
        if (c.Known.Mine is { IsOpen: true } mine)
            return Again(c, mine, IncidentEventKind.StillFiring);
        if (c.Known.Open is { } open)
            return Again(c, open, IncidentEventKind.Joined);
        if (c.Known.Mine is not { ResolvedAt: { } ended } last)
            return Open(c);
        if (IsCoveredByPersonsWord(c, last, ended))
            return StayResolved(c, last, ended);
        return last.Key == c.Triaged.Key && c.Signal.At - ended <= c.Policy.ReopenWithin
            ? Reopen(c, last, ended)
            : Open(c);
    }

    /// <summary>
    /// Whether somebody said after this alarm fired that its incident is over: they knew of it as it was, so it opens
    /// nothing, whatever a newer policy groups it with. One that is worse than what they knew is not covered.
    /// </summary>
    private static bool IsCoveredByPersonsWord(Context c, Incident last, DateTimeOffset ended) =>
        last.ResolvedBy.Length > 0 && c.Signal.At <= ended && c.Severity >= last.WorstKnown;

    private static Decision StayResolved(Context c, Incident last, DateTimeOffset ended)
    {
        var reason = new Reason(
            ReasonCode.ResolvedByPersonSince,
            $"This ALARM is from {Words.Time(c.Signal.At)}; {last.ResolvedBy} resolved it at {Words.Time(ended)}."
        );
        return c.Decide(DecisionOutcome.Late, last, last, [], reason) with
        {
            Event = c.Event(IncidentEventKind.Noted, $"A late ALARM of {c.Signal.Name} arrived.", reason),
        };
    }

    private static Decision Open(Context c)
    {
        var audience = c.Audience(c.Triaged.Routing, null, waitsFrom: c.Signal.At < c.Now ? c.Signal.At : c.Now);
        var incident = new Incident
        {
            Id = IncidentId.Derive(c.Triaged.Key, c.Signal.At, c.IdAttempt),
            Key = c.Triaged.Key,
            Version = 1,
            Status = IncidentStatus.Open,
            Severity = c.Severity,
            Title = c.Signal.Name,
            Summary = c.Signal.Reason,
            Service = c.Triaged.Classification.Service,
            Runbook = c.Triaged.Classification.Runbook,
            Signal = c.Signal,
            BeganAt = c.Signal.At,
            OpenedAt = c.Now,
            LastToldAt = c.Now,
            LookAt = c.Now,
            Channels = audience.Notified,
            Fallback = c.Triaged.Routing.Primary.Fallback,
            PolicyVersion = c.Policy.Version,
        };
        var reason = new Reason(ReasonCode.FirstNotification, $"{c.Signal.Name} is the first alarm of this incident.");
        ImmutableArray<Reason> reasons = audience.Notified.IsEmpty ? audience.Reasons : [reason, .. audience.Reasons];
        var what = audience.Notified.IsEmpty
            ? $"{c.Signal.Name} fired: {c.Severity}. Nobody is notified yet."
            : $"{c.Signal.Name} fired: {c.Severity}.";
        return c.Decide(
            DecisionOutcome.Opened,
            null,
            incident,
            NotificationPlan.Pages(incident, audience.Notified, reason, c.Policy, told: []),
            reasons
        ) with
        {
            Event = c.Event(IncidentEventKind.Opened, what, reasons) with
            {
                Severity = c.Severity,
                AddedChannels = audience.Notified,
            },
            Held = c.Held(incident, audience.Suppressed, audience),
        };
    }

    private static Decision Reopen(Context c, Incident last, DateTimeOffset ended)
    {
        var audience = c.Audience(c.Triaged.Routing, null);
        var channels = audience.Notified;
        var reason = new Reason(
            ReasonCode.Reopened,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Signal.Name} fired again {Words.Duration(c.Signal.At - ended)} after it was resolved; within "
                    + $"{Words.Duration(c.Policy.ReopenWithin)} it is the same incident."
            )
        );
        var (isQuiet, flaps) = Flaps(c, last);
        ImmutableArray<Reason> reasons =
        [
            reason,
            .. flaps is { } why ? [why] : ImmutableArray<Reason>.Empty,
            .. audience.Reasons,
        ];
        var line = c.Event(IncidentEventKind.Reopened, $"{c.Signal.Name} fired again.", reasons) with
        {
            IsQuiet = isQuiet,
            Severity = c.Severity,
            Leads = LeadingAlarm.Of(c.Triaged),
            AddedChannels = channels,
        };
        var incident = last.Apply(line) with { PolicyVersion = c.Policy.Version };
        if (isQuiet)
        {
            var news = channels.Where(name =>
                c.Policy.Channels.GetValueOrDefault(name)?.Kind.ReadIn == ReadingPlace.Conversation
            );
            return c.Decide(
                DecisionOutcome.Reopened,
                last,
                incident,
                NotificationPlan.News(incident, news, flaps!.Value, c.Policy),
                reasons
            ) with
            {
                Event = line,
                Held = c.Held(incident, audience.Suppressed, audience),
            };
        }

        return c.Decide(
            DecisionOutcome.Reopened,
            last,
            incident,
            [
                .. NotificationPlan.Pages(incident, channels, flaps ?? reason, c.Policy, last.Channels),
                .. NotificationPlan.News(
                    incident,
                    last.Channels.Except(channels).Except(audience.Suppressed),
                    reason,
                    c.Policy
                ),
            ],
            reasons
        ) with
        {
            Event = line,
            Held = c.Held(incident, audience.Suppressed, audience),
        };
    }

    /// <summary>
    /// Whether it comes back too often, and whether that has been said and its route's repeat is not due yet.
    /// </summary>
    private static (bool IsQuiet, Reason? Why) Flaps(Context c, Incident last)
    {
        ImmutableArray<DateTimeOffset> returns = [.. last.Returns, c.Signal.At];
        if (c.Policy.Flapping is not { } flapping || !flapping.Is(returns))
            return (false, null);
        var every = c.Triaged.Routing.Primary.RepeatEvery;
        var isQuiet = flapping.Is(last.Returns) && c.Now - last.LastToldAt < every && c.Severity >= last.WorstKnown;
        return (
            isQuiet,
            new Reason(
                ReasonCode.Flapping,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{c.Signal.Name} is flapping: {flapping.Times} or more times in "
                        + $"{Words.Duration(flapping.Within)}. Notified at most every {Words.Duration(every)} until "
                        + $"it settles."
                )
            )
        );
    }

    /// <summary>An alarm of an incident that is open already: joins it, or fires on.</summary>
    private static Decision Again(Context c, Incident open, IncidentEventKind quiet)
    {
        var worse = c.Severity < open.WorstKnown;
        var routing =
            worse || open.SeverityOfAlarms is null
                ? c.Triaged.Routing
                : Triage.RoutingAs(c.Triaged, open.Severity, c.Policy);
        var audience = c.Audience(routing, open.Id, open.WaitsFrom);
        ImmutableArray<string> added = [.. audience.Notified.Except(open.Channels)];
        var held = c.Held(open, worse ? audience.Suppressed : [.. audience.Suppressed.Except(open.Channels)], audience);
        if ((worse && !audience.Notified.IsEmpty) || added.Length > 0)
            return Raise(c, open, worse, added, audience) with { Held = held };

        var repeatEvery = routing.Primary.RepeatEvery;
        var sinceTold = c.Now - open.LastToldAt;
        var isDue = quiet == IncidentEventKind.StillFiring && sinceTold >= repeatEvery;
        if (isDue && open is { Status: IncidentStatus.Open } && !open.IsMutedAt(c.Now) && !audience.Notified.IsEmpty)
            return Repeat(c, open, routing, sinceTold, audience) with { Held = held };

        var reason =
            quiet == IncidentEventKind.Joined
                ? new Reason(
                    ReasonCode.JoinedOpenIncident,
                    $"{c.Signal.Name} belongs to {open.Id}, which is open; {string.Join(", ", open.Channels)} "
                        + $"were notified. Alarms that join within {Words.Duration(routing.Primary.GroupInterval)} "
                        + $"are notified together."
                )
                : NotRepeated(c, open, isDue, sinceTold, repeatEvery);
        ImmutableArray<Reason> reasons = audience.Notified.IsEmpty ? audience.Reasons : [reason, .. audience.Reasons];
        var outcome = quiet == IncidentEventKind.StillFiring ? DecisionOutcome.StillFiring : DecisionOutcome.Joined;
        var what =
            quiet == IncidentEventKind.StillFiring ? $"{c.Signal.Name} still fires." : $"{c.Signal.Name} fired too.";
        return c.Decide(outcome, open, open, [], reasons) with
        {
            Event = c.Event(quiet, what, reasons),
            Held = held,
            TellJoinBy =
                quiet == IncidentEventKind.Joined && (!audience.Notified.IsEmpty || audience.OnlyWaits)
                    ? c.Now + routing.Primary.GroupInterval
                    : null,
        };
    }

    private static Reason NotRepeated(Context c, Incident open, bool isDue, TimeSpan sinceTold, TimeSpan repeatEvery) =>
        (isDue, open.Status) switch
        {
            (true, IncidentStatus.Acknowledged) => new Reason(
                ReasonCode.AcknowledgedNotRepeated,
                $"{c.Signal.Name} still fires; {open.AcknowledgedBy} acknowledged it, so nobody is notified again."
            ),
            (true, _) when open.IsMutedAt(c.Now) => new Reason(
                ReasonCode.MutedNotRepeated,
                $"{c.Signal.Name} still fires; muted until {Words.Time(open.MutedUntil!.Value)}."
            ),
            _ => new Reason(
                ReasonCode.RepeatIntervalNotElapsed,
                $"{c.Signal.Name} still fires; notified {Words.Duration(sinceTold)} ago, repeated every "
                    + $"{Words.Duration(repeatEvery)}."
            ),
        };

    private static Decision Raise(Context c, Incident open, bool worse, ImmutableArray<string> added, Audience audience)
    {
        var raised = c.ByTags
            ? new Reason(
                ReasonCode.TagsSayWorse,
                $"Its tags say {c.Severity}: CloudWatch was asked for the tags of {c.Signal.Name} after the incident "
                    + $"was notified as {open.Severity}."
            )
            : new Reason(
                ReasonCode.SeverityRaised,
                $"{c.Signal.Name} is {c.Severity}; the incident was {open.Severity}."
            );
        var first = new Reason(
            ReasonCode.FirstNotification,
            $"{c.Signal.Name} is routed to {string.Join(", ", added)}, not notified before."
        );
        ImmutableArray<Reason> why = (worse, added.Length > 0) switch
        {
            (true, true) => [raised, first],
            (true, false) => [raised],
            _ => [first],
        };
        ImmutableArray<Reason> reasons = [.. why, .. audience.Reasons];
        var what = worse
            ? $"{c.Signal.Name} raised it from {open.Severity} to {c.Severity}."
            : $"{c.Signal.Name} fired too; {string.Join(", ", added)} notified.";
        var line = c.Event(IncidentEventKind.Raised, what, reasons) with
        {
            Severity = worse ? c.Severity : null,
            Leads = worse ? LeadingAlarm.Of(c.Triaged) : null,
            AddedChannels = added,
        };
        var incident = open.Apply(line) with { PolicyVersion = c.Policy.Version };
        var paged = worse ? audience.Notified : added;
        return c.Decide(
            DecisionOutcome.Raised,
            open,
            incident,
            [
                .. NotificationPlan.Pages(
                    incident,
                    paged,
                    worse ? raised : first,
                    c.Policy,
                    open.Channels,
                    c.Triaged.Routing.Primary.Fallback
                ),
                .. NotificationPlan.News(
                    incident,
                    open.Channels.Except(paged).Except(audience.Suppressed),
                    why[0],
                    c.Policy
                ),
            ],
            reasons
        ) with
        {
            Event = line,
        };
    }

    private static Decision Repeat(
        Context c,
        Incident open,
        RoutingResult routing,
        TimeSpan sinceTold,
        Audience audience
    )
    {
        var reason = new Reason(
            ReasonCode.RepeatIntervalElapsed,
            $"{c.Signal.Name} still fires; last notified {Words.Duration(sinceTold)} ago, repeated every "
                + $"{Words.Duration(routing.Primary.RepeatEvery)}."
        );
        ImmutableArray<Reason> reasons = [reason, .. audience.Reasons];
        var line = c.Event(IncidentEventKind.Repeated, $"{c.Signal.Name} still fires; notified again.", reasons);
        var incident = open.Apply(line) with { PolicyVersion = c.Policy.Version };
        return c.Decide(
            DecisionOutcome.Repeated,
            open,
            incident,
            NotificationPlan.Pages(incident, audience.Notified, reason, c.Policy, open.Channels),
            reasons
        ) with
        {
            Event = line,
        };
    }

    private static Decision Ok(Context c)
    {
        if (c.Known.Mine is not { IsOpen: true } mine)
            return OkOfNothingOpen(c);

        if (c.Known.OthersFiring)
        {
            var waiting = new Reason(
                ReasonCode.OthersStillFiring,
                $"{c.Signal.Name} {c.Signal.EndText}; other alarms of {mine.Id} still fire."
            );
            return c.Decide(DecisionOutcome.Recovered, mine, mine, [], waiting) with
            {
                Event = c.Event(IncidentEventKind.Recovered, $"{c.Signal.Name} {c.Signal.EndText}.", waiting),
            };
        }

        if (c.Signal.At < mine.SaidOpenAt)
        {
            var held = new Reason(
                ReasonCode.ReopenedByPersonSince,
                $"{c.Signal.Name} was OK at {Words.Time(c.Signal.At)}; somebody reopened {mine.Id} at "
                    + $"{Words.Time(mine.SaidOpenAt.Value)}."
            );
            return c.Decide(DecisionOutcome.Recovered, mine, mine, [], held) with
            {
                Event = c.Event(IncidentEventKind.Recovered, $"{c.Signal.Name} {c.Signal.EndText}.", held),
            };
        }

        var reason = new Reason(
            ReasonCode.AllRecovered,
            JoinDigest.Behind(
                $"{c.Signal.Name} {c.Signal.EndText} and no other alarm of {mine.Id} fires.",
                c.Known.Joined
            )
        );
        var line = c.Event(
            IncidentEventKind.Resolved,
            $"{c.Signal.Name} {c.Signal.EndText}: resolved after {Words.Duration(c.Signal.At - mine.BeganAt)}.",
            reason
        ) with
        {
            ToldJoins = c.Known.Joined.Length,
        };
        var incident = mine.Apply(line) with { PolicyVersion = c.Policy.Version };
        ImmutableArray<string> told = [.. mine.Channels.Union(c.Known.Told, StringComparer.Ordinal)];
        return c.Decide(
            DecisionOutcome.Resolved,
            mine,
            incident,
            NotificationPlan.Of(incident, told, NotificationKind.Resolve, reason),
            reason
        ) with
        {
            Event = line,
            ToldJoins = c.Known.Joined,
        };
    }

    /// <summary>
    /// What ended while this alarm fired, because somebody said so or because the alarm joined unseen, still hears of
    /// its end: nobody is told, its timeline is complete, and no second look finds that the alarm fires.
    /// </summary>
    private static Decision OkOfNothingOpen(Context c)
    {
        var hasFired = c.Known.Memory is { State: SignalState.Alarm };
        var last = c.Known.Mine is { } mine && (mine.ResolvedBy.Length > 0 || hasFired) ? mine : null;
        var reason = new Reason(
            ReasonCode.NothingOpen,
            $"{c.Signal.Name} {c.Signal.EndText} and no incident is open for it."
        );
        var decision = c.Decide(DecisionOutcome.NothingOpen, last, last, [], reason);
        return last is null
            ? decision
            : decision with
            {
                Event = c.Event(IncidentEventKind.Recovered, $"{c.Signal.Name} {c.Signal.EndText}.", reason),
            };
    }

    private static Decision Note(Context c)
    {
        var open = c.Known.Mine is { IsOpen: true } mine ? mine : null;
        var reason = new Reason(
            ReasonCode.InsufficientDataNoted,
            $"{c.Signal.Name} has insufficient data; the policy only records that."
        );
        var decision = c.Decide(
            open is null ? DecisionOutcome.NothingOpen : DecisionOutcome.Noted,
            open,
            open,
            [],
            reason
        ) with
        {
            Memory = null,
        };
        return open is null
            ? decision
            : decision with
            {
                Event = c.Event(IncidentEventKind.Noted, $"{c.Signal.Name} has insufficient data.", reason),
            };
    }

    private static Decision Suppress(Context c)
    {
        var open = c.Known.Mine is { IsOpen: true } mine ? mine : null;
        var reason = new Reason(
            ReasonCode.SuppressedByCloudWatch,
            $"CloudWatch suppresses the actions of {c.Signal.Name}: {c.Signal.SuppressedBy}."
        );
        var decision = c.Decide(DecisionOutcome.Suppressed, open, open, [], reason) with { Memory = null };
        return open is null
            ? decision
            : decision with
            {
                Event = c.Event(IncidentEventKind.Noted, $"{c.Signal.Name} is suppressed by CloudWatch.", reason),
            };
    }

    private static Decision Late(Context c, SignalState state)
    {
        var memory = c.Known.Memory!;
        var reason =
            state == SignalState.Alarm
                ? new Reason(
                    ReasonCode.LateAlarm,
                    $"This ALARM is from {Words.Time(c.Signal.At)}; the newer {SignalStateName.Of(memory.State)} of "
                        + $"{Words.Time(memory.At)} was handled first."
                )
                : new Reason(
                    ReasonCode.LateOk,
                    $"This OK is from {Words.Time(c.Signal.At)}; the newer {SignalStateName.Of(memory.State)} of "
                        + $"{Words.Time(memory.At)} was handled first."
                );
        var mine = c.Known.Mine;
        ImmutableArray<Reason> reasons = [reason];
        Announcement? notice = null;
        if (state == SignalState.Alarm && OvertakenNotice.IsCalledFor(c.Triaged, memory, mine))
        {
            var audience = c.Audience(c.Triaged.Routing, c.Known.Open?.Id);
            (notice, var why) = OvertakenNotice.Of(c.Triaged, memory, audience, c.Policy);
            reasons = [reason, why, .. audience.Reasons];
        }

        var decision = c.Decide(DecisionOutcome.Late, mine, mine, [], reasons) with { Memory = null, Notice = notice };
        return mine is null
            ? decision
            : decision with
            {
                Event = c.Event(
                    IncidentEventKind.Noted,
                    $"A late {SignalStateName.Of(state)} of {c.Signal.Name} arrived.",
                    reasons
                ),
            };
    }

    private readonly record struct Context(
        KnownState Known,
        Triaged Triaged,
        RoutingView View,
        DateTimeOffset Now,
        int IdAttempt,
        bool ByTags = false
    )
    {
        public RoutingPolicy Policy => View.Policy;

        public Signal Signal => Triaged.Signal;

        public Severity Severity => Triaged.Classification.Severity;

        /// <summary>Who of a routing's channels is told now, as one of an open incident or of none yet.</summary>
        public Audience Audience(RoutingResult routing, string? incidentId, DateTimeOffset? waitsFrom = null) =>
            Suppressor.Of(View, Triaged with { Routing = routing }, incidentId, Known.Sources, Now, waitsFrom);

        public SuppressedAlarm? Held(Incident incident, ImmutableArray<string> channels, Audience audience) =>
            channels.IsEmpty || audience.LookAgainAt is not { } again
                ? null
                : new SuppressedAlarm(incident.Id, Signal, channels, again);

        public IncidentEvent Event(IncidentEventKind kind, string what, params ImmutableArray<Reason> reasons) =>
            new()
            {
                Kind = kind,
                At = Now,
                Who = Signal.Key.Source,
                What = what,
                Reasons = [.. Triaged.Reasons, .. reasons],
                SignalAt = Signal.At,
            };

        public Decision Decide(
            DecisionOutcome outcome,
            Incident? before,
            Incident? after,
            ImmutableArray<Notification> notifications,
            params ImmutableArray<Reason> reasons
        ) =>
            new()
            {
                Outcome = outcome,
                Triaged = Triaged,
                Before = before,
                After = after,
                Notifications = notifications,
                Reasons = [.. Triaged.Reasons, .. reasons],
                MemoryBefore = Known.Memory,
                Memory = new SignalMemory(Triaged.State, Signal.At, after?.Id ?? Known.Memory?.IncidentId),
            };
    }
}
