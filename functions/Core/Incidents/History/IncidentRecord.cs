using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.History;

/// <summary>All that is kept of one incident.</summary>
public sealed record IncidentRecord
{
    /// <summary>As it stands.</summary>
    public required Incident Incident { get; init; }

    /// <summary>What happened, the oldest first.</summary>
    public required ImmutableArray<IncidentEvent> Timeline { get; init; }

    /// <summary>Its alarms, each with its newest state.</summary>
    public ImmutableArray<AlarmRecord> Alarms { get; init; } = [];

    /// <summary>What was said about it, in the order in which it was decided.</summary>
    public ImmutableArray<MessageRecord> Messages { get; init; } = [];

    /// <summary>Its moments that measures are made of.</summary>
    public IncidentTimes Times => IncidentTimes.Of(this);
}
