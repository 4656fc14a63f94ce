using System.Collections.Immutable;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Incidents;

/// <summary>What has to be written and sent because of one signal, and why. Nothing in it has happened yet.</summary>
public sealed record Decision
{
    /// <summary>What the signal leads to.</summary>
    public required DecisionOutcome Outcome { get; init; }

    /// <summary>The signal and what the policy makes of it.</summary>
    public required Triaged Triaged { get; init; }

    /// <summary>The incident as it was; null where it is new or none is concerned.</summary>
    public Incident? Before { get; init; }

    /// <summary>The incident as it will be; null where none is concerned.</summary>
    public Incident? After { get; init; }

    /// <summary>The timeline's new line; null where no incident is concerned.</summary>
    public IncidentEvent? Event { get; init; }

    /// <summary>What has to be sent, the worst first.</summary>
    public ImmutableArray<Notification> Notifications { get; init; } = [];

    /// <summary>Why all this, in the order in which it was found.</summary>
    public required ImmutableArray<Reason> Reasons { get; init; }

    /// <summary>
    /// What was remembered of the alarm when this was decided: the write is refused if that has changed.
    /// </summary>
    public SignalMemory? MemoryBefore { get; init; }

    /// <summary>What is to be remembered of the alarm; null to leave it.</summary>
    public SignalMemory? Memory { get; init; }

    /// <summary>Alarms that had joined and are told of with this: nobody has to be told of them again.</summary>
    public ImmutableArray<JoinedAlarm> ToldJoins { get; init; } = [];

    /// <summary>
    /// When people have to be told that this alarm joined; null where it did not, or where they are told now or need
    /// not be.
    /// </summary>
    public DateTimeOffset? TellJoinBy { get; init; }

    /// <summary>Whom to tell later; null where nothing is held back.</summary>
    public SuppressedAlarm? Held { get; init; }

    /// <summary>Whether what had been held back of this alarm is told now.</summary>
    public bool EndsHold { get; init; }

    /// <summary>
    /// Where this alarm stands as one that holds others back: while it fires, and no longer once it is OK.
    /// </summary>
    public ImmutableArray<FiringSource> AsSource { get; init; } = [];

    /// <summary>
    /// What is said because the OK of this alarm was handled before it, so that no incident tells of it; null where
    /// nothing is.
    /// </summary>
    public Announcement? Notice { get; init; }

    /// <summary>
    /// What was noted as open for the incident's key and is not: the incident, which opens with this, takes its place.
    /// Null where all is well.
    /// </summary>
    public StalePointer? Replaces { get; init; }

    /// <summary>The alarm that has to fire still when this is written; null where none has to.</summary>
    public SignalKey? StillFires { get; init; }

    /// <summary>Whether the incident's state itself changes, which only one writer at a time may do.</summary>
    public bool ChangesIncident => After is not null && After.Version != (Before?.Version ?? 0);
}
