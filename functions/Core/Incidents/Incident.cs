using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// An incident as it stands. Changed by <see cref="Apply"/> alone; <see cref="Version"/> counts the changes.
/// Times are UTC.
/// </summary>
public sealed record Incident
{
    /// <summary>
    /// How long an incident that is over is kept after the last word about it: longer than a year, so that a yearly
    /// report and its figures for SLAs still see all of that year.
    /// </summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    /// <summary>
    /// How long an incident has to be over before it is given its end: until then no copy of its alarms is late any
    /// more, and no message about it waits.
    /// </summary>
    public static readonly TimeSpan SettlesIn = TimeSpan.FromDays(2);

    /// <summary>
    /// An incident that is kept for no longer than this is not reopened: part of it might be deleted before that is
    /// called off.
    /// </summary>
    public static readonly TimeSpan NotReopenedFor = TimeSpan.FromDays(7);

    /// <summary>
    /// For example <c>INC-7F3K9Q2M</c>; PagerDuty's dedup keys begin with it (<see cref="Notifications.Rings"/>).
    /// </summary>
    public required string Id { get; init; }

    /// <summary>
    /// What alarms must have in common to belong to it: <c>label=value</c> pairs of the route's groupBy.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>1 when opened, one more with every change. Joining alarms do not change it.</summary>
    public required int Version { get; init; }

    /// <summary>Where it stands.</summary>
    public required IncidentStatus Status { get; init; }

    /// <summary>The worst that its alarms have said, unless somebody said otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>
    /// What the alarms had said when somebody set another severity; null where the alarms' word counts.
    /// </summary>
    public Severity? SeverityOfAlarms { get; init; }

    /// <summary>When the severity was last changed; null where it never was. Orders what people say of it.</summary>
    public DateTimeOffset? SeverityAt { get; init; }

    /// <summary>The name of the worst of its alarms, the first among equals.</summary>
    public required string Title { get; init; }

    /// <summary>Why, in the words of that alarm.</summary>
    public required string Summary { get; init; }

    /// <summary>Empty where unknown.</summary>
    public required string Service { get; init; }

    /// <summary>A link, or a path below <c>monitoring/runbooks/</c>; empty where unknown.</summary>
    public required string Runbook { get; init; }

    /// <summary>What that alarm said: at first the one that opened it.</summary>
    public required Signal Signal { get; init; }

    /// <summary>When the first alarm's state changed, by its own time.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>When we opened it (or reopened it).</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When its channels were last told to do something about it.</summary>
    public required DateTimeOffset LastToldAt { get; init; }

    /// <summary>
    /// Since when nobody has been called, because it was opened again by an alarm that flaps; null where people were
    /// called.
    /// </summary>
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>
    /// When people were last asked to look: at its opening, when it became worse, when an acknowledgement was
    /// withdrawn. What was acknowledged before does not count. Null: <see cref="OpenedAt"/>.
    /// </summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>Who looks at it; empty where nobody said so.</summary>
    public string AcknowledgedBy { get; init; } = "";

    /// <summary>Since when, by their own word; null where nobody does. Stays once it is over.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Whose it is; empty where nobody's. Stays once it is over.</summary>
    public string Owner { get; init; } = "";

    /// <summary>
    /// Nobody is told again before this moment, unless it gets worse; null where that was not asked for.
    /// </summary>
    public DateTimeOffset? MutedUntil { get; init; }

    /// <summary>
    /// How far it was escalated: 0 not at all, 1 to the first level, and so on. Begins anew when people are asked
    /// anew, or another severity has other levels.
    /// </summary>
    public int Level { get; init; }

    /// <summary>
    /// One more with every change that makes older deadlines meaningless: acknowledged, withdrawn, resolved, opened
    /// again, worse, another severity, escalated, muted. A timer carries the one that it was set for.
    /// </summary>
    public int Generation { get; init; }

    /// <summary>When the last level was told; null where none was since people were asked to look.</summary>
    public DateTimeOffset? EscalatedAt { get; init; }

    /// <summary>
    /// Until when the next level is held back by its hours, as the timeline says; null where it is not.
    /// </summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>When somebody last said anything about it; null where nobody did.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>When whoever acknowledged was asked whether they still look at it; null where they were not.</summary>
    public DateTimeOffset? QuestionedAt { get; init; }

    /// <summary>When it was told that it should be over; null where it was not.</summary>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>
    /// When the next level is told unless somebody acknowledges, as the clock last read it; null where none is left.
    /// </summary>
    public DateTimeOffset? AcknowledgeBy { get; init; }

    /// <summary>When it has to be over, as the clock last read it; null where the clock has not looked yet.</summary>
    public DateTimeOffset? ResolveBy { get; init; }

    /// <summary>
    /// When the clock looks at it next: at once after each change; null once it is over. What older code wrote may
    /// lack it.
    /// </summary>
    public DateTimeOffset? LookAt { get; init; }

    /// <summary>
    /// When the last alarm recovered, by its own time, or when somebody said that it is over; null while open.
    /// </summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who said that it is over; empty where its alarms recovered, and while open.</summary>
    public string ResolvedBy { get; init; } = "";

    /// <summary>
    /// When somebody last said that it is not over; null where nobody did. What resolves it must be newer.
    /// </summary>
    public DateTimeOffset? SaidOpenAt { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopened { get; init; }

    /// <summary>When it was opened again, the last times.</summary>
    public ImmutableArray<DateTimeOffset> Returns { get; init; } = [];

    /// <summary>
    /// From when on the table may forget it; null while it is open, and until it has been over for a while.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The channels that are told of it, by name, in order. Empty while all that concerns it is held back: nobody
    /// knows of it.
    /// </summary>
    public required ImmutableArray<string> Channels { get; init; }

    /// <summary>How many alarms that joined people were told of.</summary>
    public int Joined { get; init; }

    /// <summary>Who is told when a channel does not take a message.</summary>
    public required ImmutableArray<string> Fallback { get; init; }

    /// <summary>The ids of changes of the product that its timeline tells of.</summary>
    public ImmutableArray<string> Changes { get; init; } = [];

    /// <summary>When people were last told what probably caused it; null where they were not.</summary>
    public DateTimeOffset? SuspectsAt { get; init; }

    /// <summary>The policy that decided last.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>Open or acknowledged.</summary>
    public bool IsOpen => Status != IncidentStatus.Resolved;

    /// <summary>The worst that anybody has heard of it: only what is worse is told again. Lower is worse.</summary>
    public Severity WorstKnown => SeverityOfAlarms is { } alarms && alarms < Severity ? alarms : Severity;

    /// <summary>
    /// From when on its route's wait counts: never a moment that only a sender's clock has reached. Null once somebody
    /// was told of it.
    /// </summary>
    public DateTimeOffset? WaitsFrom =>
        !Channels.IsEmpty ? null
        : BeganAt < OpenedAt ? BeganAt
        : OpenedAt;

    /// <summary>Whether nobody wants to be told again at this moment.</summary>
    public bool IsMutedAt(DateTimeOffset now) => now < MutedUntil;

    /// <summary>Whether whoever acknowledged was asked and has not said anything since.</summary>
    public bool OwesAnAnswer => QuestionedAt is { } asked && !(HeardAt >= asked);

    /// <summary>
    /// The incident after an event. One that only adds a line to the timeline leaves it as it is; all others change it
    /// as their kind says, and the clock looks at it again.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The event opens an incident: that makes a new one, not a change.
    /// </exception>
    public Incident Apply(IncidentEvent e) =>
        e.Kind.IsLineOnly
            ? this
            : Looked(e.Kind.Change(this, e), e) with
            {
                Version = Version + 1,
                Joined = Joined + e.ToldJoins,
                Channels = [.. Channels.Union(e.AddedChannels, StringComparer.Ordinal)],
            };

    /// <summary>Every change is looked at by the clock, and everything that a person says is a sign of life.</summary>
    private static Incident Looked(Incident changed, IncidentEvent e) =>
        changed with
        {
            LookAt = changed.IsOpen ? e.At : null,
            ExpiresAt = changed.IsOpen ? null : changed.ExpiresAt,
            HeardAt = e.Way is null || e.Way == CommandWay.Clock ? changed.HeardAt : e.At,
        };
}
