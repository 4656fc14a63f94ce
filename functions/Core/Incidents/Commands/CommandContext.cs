using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What one command is decided on, and the decisions that commands have in common.</summary>
/// <param name="Known">What the store knows of the incident.</param>
/// <param name="Command">What is wanted; never said in the future.</param>
/// <param name="Policy">The policy that decides.</param>
/// <param name="Now">The decider's clock, UTC.</param>
internal sealed record CommandContext(
    KnownIncident Known,
    IncidentCommand Command,
    RoutingPolicy Policy,
    DateTimeOffset Now
)
{
    public Incident Incident => Known.Incident;

    public string Who => Command.Who;

    /// <summary>When it was said; what the clock's seconds hide does not put it before the incident.</summary>
    public DateTimeOffset At =>
        Command.At < Incident.OpenedAt && Latest >= Incident.OpenedAt ? Incident.OpenedAt : Command.At;

    /// <summary>The latest moment at which it can have been said: only what is older than that is late.</summary>
    public DateTimeOffset Latest => LatestOf(Command.At, Now);

    /// <summary>
    /// Slack says times in whole seconds: what follows an alarm within its own second would look older than it.
    /// https://docs.slack.dev/authentication/verifying-requests-from-slack
    /// </summary>
    public static DateTimeOffset LatestOf(DateTimeOffset at, DateTimeOffset now)
    {
        var latest = at.UtcTicks % TimeSpan.TicksPerSecond == 0 ? at.AddTicks(TimeSpan.TicksPerSecond - 1) : at;
        return latest < now ? latest : now;
    }

    /// <summary>Channels that were notified of the incident and have to hear what becomes of it.</summary>
    public IEnumerable<string> Everybody => Told.Where(HasToHear);

    /// <summary>All channels that were notified of the incident.</summary>
    public IEnumerable<string> Told => Incident.Channels.Union(Known.Told, StringComparer.Ordinal);

    /// <summary>
    /// The channels in which people read and answer; where there is none, the first of the fallback, so that no phone
    /// rings for a word; and without that <see cref="Wider"/>.
    /// </summary>
    public ImmutableArray<string> Conversations(IEnumerable<string> channels)
    {
        ImmutableArray<string> found = [.. channels.Where(IsConversation)];
        if (found.IsEmpty)
            found = [.. Incident.Fallback.Where(IsConversation).Take(1)];
        return found.IsEmpty ? Wider : found;
    }

    /// <summary>Everybody who knows, and the next of those who would be notified instead.</summary>
    public ImmutableArray<string> Wider =>
        [.. Incident.Channels, .. Incident.Fallback.Except(Incident.Channels).Take(1)];

    public string Through => Command.Way.Through;

    /// <summary>
    /// What keeps state of its own knows already what it told us itself; where several of its channels were notified,
    /// only one of them does.
    /// </summary>
    public bool HasToHear(string channel) =>
        KindOf(channel) is not { KeepsState: true } kind || Command.Way != CommandWay.In(kind) || Several(kind);

    public bool IsConversation(string channel) => KindOf(channel)?.ReadIn == ReadingPlace.Conversation;

    /// <summary>
    /// Whether a channel shows news where it told of the incident; mail cannot, and only has what matters by itself,
    /// and a phone would ring.
    /// </summary>
    public bool Converses(string channel) =>
        KindOf(channel) is not ({ ReadIn: ReadingPlace.Mailbox } or { KeepsState: true });

    /// <summary>
    /// The phones that the route of its severity calls. What keeps state rings by itself for what was said there.
    /// </summary>
    public IEnumerable<string> Phones => Recall.Phones(Incident, Policy).Where(Rings);

    /// <summary>Whether a channel keeps state, and is to be paged.</summary>
    public bool IsPhone(string channel) => Policy.KeepsState(channel) && Rings(channel);

    /// <summary>Whether people read a channel's messages, rather than being called by them.</summary>
    public bool IsRead(string channel) => KindOf(channel) is { ReadIn: not ReadingPlace.Nowhere };

    /// <summary>A line of the timeline that the command writes.</summary>
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

    /// <summary>It is carried out.</summary>
    /// <param name="line">The timeline's new line.</param>
    /// <param name="reason">Why.</param>
    /// <param name="notify">The messages, given the incident as it will be; none where not given.</param>
    public CommandDecision Done(
        IncidentEvent line,
        Reason reason,
        Func<Incident, ImmutableArray<Notification>>? notify = null
    )
    {
        var after = Incident.Apply(line) with { PolicyVersion = Policy.Version };
        var stale = after.IsOpen && !Incident.IsOpen ? Known.Stale : null;
        return new()
        {
            Outcome = CommandOutcome.Done,
            Command = Command,
            Before = Incident,
            After = after,
            Event = stale is null ? line : line with { Reasons = line.Reasons.Add(stale.Reason) },
            Notifications = notify?.Invoke(after) ?? [],
            Replaces = stale,
            Reason = reason,
        };
    }

    /// <summary>It is carried out, and is news for all channels that show news in place.</summary>
    public CommandDecision Talk(IncidentEvent line, Reason reason)
    {
        var channels = Everybody.Where(Converses);
        return Done(line, reason, after => NotificationPlan.News(after, channels, reason, Policy));
    }

    /// <summary>It is carried out: some channels are paged and call people by name, the others show the news.</summary>
    public CommandDecision Call(
        IncidentEvent line,
        Reason reason,
        ImmutableArray<string> channels,
        ImmutableArray<string> mentions
    ) =>
        Done(line with { AddedChannels = channels }, reason, after =>
            [
                .. Pages(after, channels.Where(Rings), reason).Select(n => n with { Mentions = mentions }),
                .. NotificationPlan.News(after, Everybody.Except(channels).Where(Converses), reason, Policy),
            ]
        );

    /// <summary>Pages to channels; what rang there before is ended.</summary>
    public ImmutableArray<Notification> Pages(
        Incident after,
        IEnumerable<string> channels,
        Reason reason,
        ImmutableArray<string>? fallback = null
    ) => NotificationPlan.Pages(after, channels, reason, Policy, Told, fallback);

    /// <summary>
    /// It is carried out: said where people read and answer, calling somebody by name; the other channels hear of it
    /// where they show news.
    /// </summary>
    public CommandDecision Ask(IncidentEvent line, Reason reason, ImmutableArray<string> mentions) =>
        Call(line, reason, Conversations(Everybody), mentions);

    /// <summary>It is not carried out.</summary>
    public CommandDecision Not(CommandOutcome outcome, ReasonCode code, string why) =>
        new()
        {
            Outcome = outcome,
            Command = Command,
            Before = Incident,
            After = Incident,
            Reason = new Reason(code, why),
        };

    /// <summary>It is not carried out: the incident is over.</summary>
    public CommandDecision AlreadyResolved(CommandOutcome outcome)
    {
        var since = Words.Time(Incident.ResolvedAt ?? Incident.OpenedAt);
        var said = Incident.ResolvedBy.Length == 0 ? "" : $", said {Incident.ResolvedBy}";
        return Not(outcome, ReasonCode.AlreadyResolved, $"It was resolved at {since}{said}.");
    }

    /// <summary>It is not carried out: it was said before what counts now.</summary>
    public CommandDecision Older(string since) =>
        Not(
            CommandOutcome.Late,
            ReasonCode.OlderThanWhatCounts,
            $"This was said at {Words.Time(At)}; since then {since}."
        );

    /// <summary>Whether a channel is to be paged: what keeps state calls for itself what was said there.</summary>
    private bool Rings(string channel) =>
        KindOf(channel) is not { KeepsState: true } kind || Command.Way != CommandWay.In(kind);

    private bool Several(ChannelKind kind) =>
        Incident.Channels.Union(Known.Told, StringComparer.Ordinal).Count(c => KindOf(c) == kind) > 1;

    private ChannelKind? KindOf(string channel) => Policy.Channels.GetValueOrDefault(channel)?.Kind;
}
