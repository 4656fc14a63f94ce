using System.Collections.Immutable;
using RoleFerry.Core.Changes;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>
/// Decides what one command does to its incident. Pure: the same arguments, the same decision. What people say counts
/// from the moment they said it, whichever way it came and in whatever order it arrives: docs/decisions/0008 holds
/// the table.
/// </summary>
public static class IncidentCommandDecider
{
    /// <summary>Longest time that an incident can be muted for.</summary>
    public static readonly TimeSpan LongestMute = TimeSpan.FromHours(24);

    /// <param name="known">What the store knows of the incident.</param>
    /// <param name="command">What is wanted. One from the future counts as said now.</param>
    /// <param name="policy">The policy that decides.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    public static CommandDecision Decide(
        KnownIncident known,
        IncidentCommand command,
        RoutingPolicy policy,
        DateTimeOffset now
    )
    {
        var c = new Context(known, command.At > now ? command with { At = now } : command, policy, now);
        if (command.Generation is { } generation && generation != known.Incident.Generation)
            return c.Not(CommandOutcome.Late, ReasonCode.OldTimer, "This was meant for a state that is gone.");
        return command.Action switch
        {
            IncidentAction.Acknowledge => Acknowledge(c),
            IncidentAction.Unacknowledge => Unacknowledge(c),
            IncidentAction.Resolve => Resolve(c),
            IncidentAction.Reopen => Reopen(c),
            IncidentAction.Note note => Note(c, note),
            IncidentAction.Assign assign => Assign(c, assign),
            IncidentAction.TellJoined joined => TellJoined(c, joined),
            _ when !c.Incident.IsOpen => AlreadyResolved(c, CommandOutcome.Refused),
            IncidentAction.Escalate escalate => Escalate(c, escalate),
            IncidentAction.ChangeSeverity change => ChangeSeverity(c, change),
            IncidentAction.Mute mute => Mute(c, mute),
            IncidentAction.Unmute => Unmute(c),
            IncidentAction.Page page => Page(c, page),
            IncidentAction.SkipLevel skip => SkipLevel(c, skip),
            IncidentAction.Hold hold => Hold(c, hold),
            IncidentAction.Repeat repeat => Repeat(c, repeat),
            IncidentAction.TellChange tell => TellChange(c, tell.Change),
            IncidentAction.Overdue overdue => Overdue(c, overdue),
            IncidentAction.Question question => Question(c, question),
            IncidentAction.Withdraw withdraw => Withdraw(c, withdraw),
            _ => throw new ArgumentOutOfRangeException(
                nameof(command),
                command.Action,
                "An action that nothing decides."
            ),
        };
    }

    /// <summary>
    /// Looks at an incident again that a command has just resolved: an alarm that fired after the command was said,
    /// and was written while the command was, opens it again.
    /// </summary>
    /// <returns>Null where all is as it should be.</returns>
    public static CommandDecision? Reconsider(
        KnownIncident known,
        IncidentCommand command,
        RoutingPolicy policy,
        DateTimeOffset now
    )
    {
        if (known.Incident.IsOpen || NewerThan(known, command.At) is not { } alarm)
            return null;
        var c = new Context(known, command, policy, now);
        var reason = new Reason(
            ReasonCode.AlarmIsNewer,
            $"{alarm.Name} fired at {Words.Time(alarm.Since)}, after {command.Who} said that it is over."
        );
        var line = c.Event(IncidentEventKind.Reopened, $"{alarm.Name} fired again.", reason) with
        {
            Way = null,
            SaidAt = null,
            Who = "cloudwatch",
        };
        return c.Done(line, reason, incident =>
            NotificationPlan.Of(incident, c.Everybody, NotificationKind.Page, reason)
        );
    }

    private static CommandDecision Acknowledge(Context c)
    {
        var incident = c.Incident;
        if (!incident.IsOpen)
            return AlreadyResolved(c, CommandOutcome.Refused);
        if (incident.Status == IncidentStatus.Acknowledged && !incident.OwesAnAnswer)
        {
            return c.Not(
                CommandOutcome.AlreadySo,
                ReasonCode.AlreadyAcknowledged,
                $"{incident.AcknowledgedBy} has acknowledged it already, at "
                    + $"{Words.Time(incident.AcknowledgedAt ?? incident.OpenedAt)}."
            );
        }

        if (c.At < (incident.AskedAt ?? incident.OpenedAt))
            return Older(c, "people were asked anew");
        var reason = new Reason(ReasonCode.Acknowledged, $"{c.Who} acknowledged it {c.Through}.");
        return c.Talk(c.Event(IncidentEventKind.Acknowledged, $"{c.Who} acknowledged it.", reason), reason);
    }

    private static CommandDecision Unacknowledge(Context c)
    {
        var incident = c.Incident;
        if (!incident.IsOpen)
            return AlreadyResolved(c, CommandOutcome.Refused);
        if (incident.Status == IncidentStatus.Open && c.At <= (incident.AskedAt ?? incident.OpenedAt))
            return c.Not(CommandOutcome.AlreadySo, ReasonCode.NotAcknowledged, "Nobody has acknowledged it.");
        if (c.At < incident.AcknowledgedAt)
            return Older(c, $"{incident.AcknowledgedBy} acknowledged it");
        if (incident.Status == IncidentStatus.Open)
        {
            // What was acknowledged before this was said, and has not arrived yet, is void by it.
            var nobody = new Reason(
                ReasonCode.NotAcknowledged,
                $"Nobody had acknowledged it when {c.Who} said {c.Through} that nobody looks at it."
            );
            return c.Done(c.Event(IncidentEventKind.Unacknowledged, nobody.Text, nobody), nobody, _ => []);
        }

        var reason = new Reason(
            ReasonCode.Unacknowledged,
            $"{c.Who} took the acknowledgement back {c.Through}: nobody looks at it."
        );
        return c.Talk(
            c.Event(IncidentEventKind.Unacknowledged, $"{c.Who} took the acknowledgement back.", reason),
            reason
        );
    }

    private static CommandDecision Resolve(Context c)
    {
        var incident = c.Incident;
        if (!incident.IsOpen)
            return AlreadyResolved(c, CommandOutcome.AlreadySo);
        if (c.At < incident.SaidOpenAt)
            return Older(c, "somebody said that it is not over");
        if (NewerThan(c.Known, c.At) is { } alarm)
        {
            return c.Not(
                CommandOutcome.Late,
                ReasonCode.AlarmIsNewer,
                $"{alarm.Name} fired at {Words.Time(alarm.Since)}, after this was said at {Words.Time(c.At)}."
            );
        }

        var joined = c.Known.Joined;
        var reason = new Reason(
            ReasonCode.ResolvedByPerson,
            JoinDigest.Behind($"{c.Who} resolved it {c.Through}{StillFiring(c.Known.Firing)}.", joined)
        );
        var line = c.Event(
            IncidentEventKind.Resolved,
            $"{c.Who} resolved it: over after {Words.Duration(c.At - incident.BeganAt)}.",
            reason
        ) with
        {
            ToldJoins = joined.Length,
        };
        return c.Done(line, reason, after =>
            NotificationPlan.Of(after, c.Everybody, NotificationKind.Resolve, reason)
        ) with
        {
            ToldJoins = joined,
        };
    }

    private static CommandDecision Reopen(Context c)
    {
        var incident = c.Incident;
        if (incident.IsOpen)
        {
            if (c.At <= (incident.SaidOpenAt ?? incident.BeganAt))
                return c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyOpen, "It is open.");
            var held = new Reason(ReasonCode.ReopenedByPerson, $"{c.Who} said {c.Through} that it is not over.");
            return c.Done(c.Event(IncidentEventKind.HeldOpen, $"{c.Who} said that it is not over.", held), held, _ =>
                []
            );
        }

        if (c.At < incident.ResolvedAt)
            return Older(c, "it was over");
        if (c.Known.OtherOpen is { } other)
            return c.Not(
                CommandOutcome.Refused,
                ReasonCode.AnotherIsOpen,
                $"{other} is open for the same alarms: work on that one."
            );
        var reason = new Reason(ReasonCode.ReopenedByPerson, $"{c.Who} opened it again {c.Through}.");
        return c.Done(c.Event(IncidentEventKind.Reopened, $"{c.Who} opened it again.", reason), reason, after =>
            NotificationPlan.Of(after, c.Everybody, NotificationKind.Page, reason)
        );
    }

    private static CommandDecision Escalate(Context c, IncidentAction.Escalate escalate)
    {
        var incident = c.Incident;
        var level = escalate.Level ?? incident.Level + 1;
        if (level <= incident.Level)
            return c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyEscalated, $"Level {level} was told before.");
        var to = escalate.To.Length == 0 ? "" : $" to {escalate.To}";
        var reason = escalate.Why ?? new Reason(ReasonCode.Escalated, $"{c.Who} escalated it{to} {c.Through}.");
        ImmutableArray<string> channels = escalate.Channels.IsEmpty ? Wider(incident) : escalate.Channels;
        var line = c.Event(IncidentEventKind.Escalated, escalate.Why?.Text ?? $"{c.Who} escalated it{to}.", reason) with
        {
            Level = level,
            AddedChannels = channels,
        };
        return c.Done(line, reason, after => Call(c, after, channels, reason, escalate.Mentions));
    }

    private static CommandDecision ChangeSeverity(Context c, IncidentAction.ChangeSeverity change)
    {
        var incident = c.Incident;
        if (change.To == incident.Severity)
            return c.Not(CommandOutcome.AlreadySo, ReasonCode.SameSeverity, $"It is {change.To} already.");
        if (c.At < incident.SeverityAt)
            return Older(c, $"it became {incident.Severity}");
        var reason = new Reason(
            ReasonCode.SeveritySet,
            $"{c.Who} set it from {incident.Severity} to {change.To} {c.Through}."
        );
        var routing = Triage.RoutingAs(Triage.Of(incident.Signal, c.Policy), change.To, c.Policy);
        ImmutableArray<string> added = [.. routing.Channels.Except(c.Everybody)];
        var line = c.Event(
            IncidentEventKind.SeveritySet,
            $"{c.Who} set it from {incident.Severity} to {change.To}.",
            reason
        ) with
        {
            Severity = change.To,
            AddedChannels = added,
        };
        return c.Done(line, reason, after =>
            [
                .. NotificationPlan.Of(after, added, NotificationKind.Page, reason, routing.Primary.Fallback),
                .. NotificationPlan.Of(after, c.Everybody, NotificationKind.Update, reason),
            ]
        );
    }

    private static CommandDecision Note(Context c, IncidentAction.Note note)
    {
        if (string.IsNullOrWhiteSpace(note.Text))
            return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "A note needs some words.");
        var reason = new Reason(ReasonCode.NoteAdded, $"{c.Who}: {note.Text.Trim()}");
        return c.Talk(c.Event(IncidentEventKind.NoteAdded, note.Text.Trim(), reason), reason);
    }

    private static CommandDecision Assign(Context c, IncidentAction.Assign assign)
    {
        if (string.IsNullOrWhiteSpace(assign.Owner))
            return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "Whose it is has to be said.");
        if (assign.Owner == c.Incident.Owner)
            return c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyOwner, $"It is {assign.Owner}'s already.");
        var what = assign.Owner == c.Who ? $"{c.Who} took it over" : $"{c.Who} gave it to {assign.Owner}";
        var reason = new Reason(ReasonCode.Assigned, $"{what} {c.Through}.");
        return c.Talk(c.Event(IncidentEventKind.Assigned, $"{what}.", reason) with { Owner = assign.Owner }, reason);
    }

    private static CommandDecision Mute(Context c, IncidentAction.Mute mute)
    {
        if (mute.For <= TimeSpan.Zero || mute.For > LongestMute)
            return c.Not(
                CommandOutcome.Refused,
                ReasonCode.NothingSaid,
                $"An incident can be muted for up to {Words.Duration(LongestMute)}."
            );
        var until = c.At + mute.For;
        if (until <= c.Incident.MutedUntil)
        {
            return c.Not(
                CommandOutcome.AlreadySo,
                ReasonCode.MutedNotRepeated,
                $"It is muted until {Words.Time(c.Incident.MutedUntil.Value)} already."
            );
        }

        var why = mute.Why.Length == 0 ? "" : $": {mute.Why}";
        var reason = new Reason(
            ReasonCode.Muted,
            $"{c.Who} muted it {c.Through} until {Words.Time(until)}{why}; what gets worse is told all the same."
        );
        return c.Talk(
            c.Event(IncidentEventKind.Muted, $"{c.Who} muted it until {Words.Time(until)}.", reason) with
            {
                MutedUntil = until,
            },
            reason
        );
    }

    private static CommandDecision Unmute(Context c)
    {
        if (!c.Incident.IsMutedAt(c.At))
            return c.Not(CommandOutcome.AlreadySo, ReasonCode.NotMuted, "It is not muted.");
        var reason = new Reason(ReasonCode.Unmuted, $"{c.Who} said {c.Through} that it is to be told again.");
        return c.Talk(c.Event(IncidentEventKind.Unmuted, $"{c.Who} ended the mute.", reason), reason);
    }

    private static CommandDecision Page(Context c, IncidentAction.Page page)
    {
        if (string.IsNullOrWhiteSpace(page.Person))
            return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "Who is to come has to be said.");
        var reason = new Reason(ReasonCode.PersonPaged, $"{c.Who} calls {page.Person} {c.Through}.");
        ImmutableArray<string> channels = [.. c.Incident.Channels.Where(c.IsSlack)];
        if (channels.IsEmpty)
            channels = Wider(c.Incident);
        var line = c.Event(IncidentEventKind.PersonPaged, $"{c.Who} called {page.Person}.", reason) with
        {
            AddedChannels = channels,
        };
        return c.Done(line, reason, after => Call(c, after, channels, reason, page.Mentions));
    }

    private static CommandDecision SkipLevel(Context c, IncidentAction.SkipLevel skip) =>
        skip.Level <= c.Incident.Level
            ? c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyEscalated, $"Level {skip.Level} was told before.")
            : c.Done(
                c.Event(IncidentEventKind.LevelSkipped, skip.Why.Text, skip.Why) with
                {
                    Level = skip.Level,
                },
                skip.Why,
                _ => []
            );

    private static CommandDecision Hold(Context c, IncidentAction.Hold hold) =>
        c.Incident.HeldUntil == hold.Until
            ? c.Not(CommandOutcome.AlreadySo, hold.Why.Code, hold.Why.Text)
            : c.Done(
                c.Event(IncidentEventKind.EscalationHeld, hold.Why.Text, hold.Why) with
                {
                    HeldUntil = hold.Until,
                },
                hold.Why,
                _ => []
            );

    private static CommandDecision Repeat(Context c, IncidentAction.Repeat repeat) =>
        c.Now - c.Incident.LastToldAt < repeat.After
            ? c.Not(CommandOutcome.AlreadySo, ReasonCode.RepeatIntervalNotElapsed, "It was told meanwhile.")
            : c.Done(
                c.Event(IncidentEventKind.Repeated, "Still firing; told again.", repeat.Why) with
                {
                    AddedChannels = repeat.Channels,
                },
                repeat.Why,
                after => NotificationPlan.Of(after, repeat.Channels, NotificationKind.Page, repeat.Why)
            );

    /// <summary>For those who read on: nobody's phone has to hear of it.</summary>
    private static CommandDecision TellChange(Context c, Change change)
    {
        var reason = new Reason(ReasonCode.ChangeNear, NearbyChange.Sentence(c.Incident, change));
        if (c.Incident.Changes.Contains(change.Id, StringComparer.Ordinal))
            return c.Not(CommandOutcome.AlreadySo, reason.Code, "That was told before.");
        var line = c.Event(IncidentEventKind.ChangeTold, reason.Text, reason) with { ChangeId = change.Id };
        return c.Done(line, reason, after =>
            NotificationPlan.Of(after, c.Everybody.Where(c.IsSlack), NotificationKind.Update, reason)
        );
    }

    /// <summary>News for those who read: nobody's phone rings because something joined.</summary>
    private static CommandDecision TellJoined(Context c, IncidentAction.TellJoined joined)
    {
        var reason = new Reason(ReasonCode.GroupIntervalElapsed, JoinDigest.Of(joined.Alarms));
        var line = c.Event(IncidentEventKind.JoinsTold, reason.Text, reason) with { ToldJoins = joined.Alarms.Length };
        return c.Done(line, reason, after =>
            NotificationPlan.Of(after, c.Everybody.Where(c.IsRead), NotificationKind.Update, reason)
        ) with
        {
            ToldJoins = joined.Alarms,
        };
    }

    private static CommandDecision Overdue(Context c, IncidentAction.Overdue overdue) =>
        c.Incident.OverdueAt is not null
            ? c.Not(CommandOutcome.AlreadySo, overdue.Why.Code, "That was told before.")
            : Ask(c, c.Event(IncidentEventKind.Overdue, overdue.Why.Text, overdue.Why), overdue.Why, overdue.Mentions);

    private static CommandDecision Question(Context c, IncidentAction.Question question) =>
        c.Incident.OwesAnAnswer
            ? c.Not(CommandOutcome.AlreadySo, question.Why.Code, "They were asked before.")
            : Ask(
                c,
                c.Event(IncidentEventKind.AcknowledgementQuestioned, question.Why.Text, question.Why),
                question.Why,
                question.Mentions
            );

    private static CommandDecision Withdraw(Context c, IncidentAction.Withdraw withdraw)
    {
        if (c.Incident.Status != IncidentStatus.Acknowledged || !c.Incident.OwesAnAnswer)
            return c.Not(CommandOutcome.Late, ReasonCode.AcknowledgementAnswered, "Something was said since.");
        var line = c.Event(IncidentEventKind.Unacknowledged, withdraw.Why.Text, withdraw.Why);
        return Ask(c, line, withdraw.Why, withdraw.Mentions);
    }

    /// <summary>
    /// Said where people read and answer, calling somebody by name; the other channels hear of it where they show
    /// news.
    /// </summary>
    private static CommandDecision Ask(Context c, IncidentEvent line, Reason reason, ImmutableArray<string> mentions)
    {
        ImmutableArray<string> channels = [.. c.Everybody.Where(c.IsSlack)];
        if (channels.IsEmpty)
            channels = Wider(c.Incident);
        return c.Done(line with { AddedChannels = channels }, reason, after =>
            Call(c, after, channels, reason, mentions)
        );
    }

    private static CommandDecision AlreadyResolved(Context c, CommandOutcome outcome) =>
        c.Not(
            outcome,
            ReasonCode.AlreadyResolved,
            $"It is over since "
                + $"{Words.Time(c.Incident.ResolvedAt ?? c.Incident.OpenedAt)}{(c.Incident.ResolvedBy.Length == 0 ? "" : $", said {c.Incident.ResolvedBy}")}."
        );

    private static CommandDecision Older(Context c, string since) =>
        c.Not(
            CommandOutcome.Late,
            ReasonCode.OlderThanWhatCounts,
            $"This was said at {Words.Time(c.At)}; since then {since}."
        );

    private static FiringAlarm? NewerThan(KnownIncident known, DateTimeOffset at) =>
        known.Firing.Where(f => f.Since > at).Select(f => (FiringAlarm?)f).FirstOrDefault();

    private static string StillFiring(ImmutableArray<FiringAlarm> firing) =>
        firing switch
        {
            [] => "",
            [var one] => $", though {one.Name} still fires",
            _ => $", though {firing.Length} alarms still fire",
        };

    /// <summary>Everybody who knows, and the next of those who would be told instead.</summary>
    private static ImmutableArray<string> Wider(Incident incident) =>
        [.. incident.Channels, .. incident.Fallback.Except(incident.Channels).Take(1)];

    private static ImmutableArray<Notification> Call(
        Context c,
        Incident after,
        ImmutableArray<string> channels,
        Reason reason,
        ImmutableArray<string> mentions
    ) =>
        [
            .. NotificationPlan
                .Of(after, channels.Where(c.HasToHear), NotificationKind.Page, reason)
                .Select(n => n with { Mentions = mentions }),
            .. NotificationPlan.Of(
                after,
                c.Everybody.Except(channels).Where(c.Converses),
                NotificationKind.Update,
                reason
            ),
        ];

    private readonly record struct Context(
        KnownIncident Known,
        IncidentCommand Command,
        RoutingPolicy Policy,
        DateTimeOffset Now
    )
    {
        public Incident Incident => Known.Incident;

        public string Who => Command.Who;

        public DateTimeOffset At => Command.At;

        /// <summary>Channels that were told of the incident and have to hear what becomes of it.</summary>
        public IEnumerable<string> Everybody =>
            Incident.Channels.Union(Known.Told, StringComparer.Ordinal).Where(HasToHear);

        /// <summary>
        /// PagerDuty knows already what it told us itself; where several of its services were told, only one of them
        /// does.
        /// </summary>
        public bool HasToHear(string channel) =>
            Command.Way != CommandWay.PagerDuty || KindOf(Policy, channel) != ChannelKind.PagerDuty || SeveralServices;

        public string Through =>
            Command.Way switch
            {
                CommandWay.Slack => "in Slack",
                CommandWay.PagerDuty => "in PagerDuty",
                CommandWay.Cli => "on the command line",
                CommandWay.Dashboard => "on the dashboard",
                _ => "as the policy says",
            };

        public bool IsSlack(string channel) => KindOf(Policy, channel) == ChannelKind.Slack;

        /// <summary>
        /// Whether a channel shows news where it told of the incident; mail cannot, and only has what matters by
        /// itself.
        /// </summary>
        public bool Converses(string channel) => KindOf(Policy, channel) != ChannelKind.Email;

        /// <summary>Whether people read a channel's messages, rather than being called by them.</summary>
        public bool IsRead(string channel) => KindOf(Policy, channel) is ChannelKind.Slack or ChannelKind.Email;

        public IncidentEvent Event(IncidentEventKind kind, string what, Reason reason) =>
            new()
            {
                Kind = kind,
                At = Now,
                Who = Who,
                What = what,
                Reasons = [reason],
                Way = Command.Way,
                SaidAt = At,
            };

        public CommandDecision Done(
            IncidentEvent line,
            Reason reason,
            Func<Incident, ImmutableArray<Notification>> tell
        )
        {
            var after = Incident.Apply(line) with { PolicyVersion = Policy.Version };
            return new()
            {
                Outcome = CommandOutcome.Done,
                Command = Command,
                Before = Incident,
                After = after,
                Event = line,
                Notifications = tell(after),
                Reason = reason,
            };
        }

        /// <summary>The news for all channels that show news in place.</summary>
        public CommandDecision Talk(IncidentEvent line, Reason reason)
        {
            var channels = Everybody.Where(Converses);
            return Done(line, reason, after => NotificationPlan.Of(after, channels, NotificationKind.Update, reason));
        }

        public CommandDecision Not(CommandOutcome outcome, ReasonCode code, string why) =>
            new()
            {
                Outcome = outcome,
                Command = Command,
                Before = Incident,
                After = Incident,
                Reason = new Reason(code, why),
            };

        private bool SeveralServices
        {
            get
            {
                var policy = Policy;
                return Incident
                        .Channels.Union(Known.Told, StringComparer.Ordinal)
                        .Count(c => KindOf(policy, c) == ChannelKind.PagerDuty) > 1;
            }
        }

        private static ChannelKind? KindOf(RoutingPolicy policy, string channel) =>
            policy.Channels.GetValueOrDefault(channel)?.Kind;
    }
}
