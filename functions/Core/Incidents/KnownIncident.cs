using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents;

/// <summary>What the store knows that matters to a command.</summary>
public sealed record KnownIncident
{
    /// <summary>The incident that the command is about.</summary>
    public required Incident Incident { get; init; }

    /// <summary>Its alarms that fire.</summary>
    public ImmutableArray<FiringAlarm> Firing { get; init; } = [];

    /// <summary>Its alarms that joined and of which nobody was told yet.</summary>
    public ImmutableArray<JoinedAlarm> Joined { get; init; } = [];

    /// <summary>Channels that took a message about it, by name.</summary>
    public ImmutableArray<string> Told { get; init; } = [];

    /// <summary>
    /// Another incident that is open for the same key. Read for a reopening only; null where there is none.
    /// </summary>
    public string? OtherOpen { get; init; }

    /// <summary>
    /// What was noted as open for the same key and is not. Read for a reopening only; null where all is well.
    /// </summary>
    public StalePointer? Stale { get; init; }
}
