using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Core.Incidents.Escalation;

/// <summary>What the clock says about an incident at a moment.</summary>
/// <param name="Due">To do now; null where nothing is.</param>
/// <param name="Next">When to look again; null where it is over, and nothing waits for a moment.</param>
/// <param name="AcknowledgeBy">
/// When the next level is told unless somebody acknowledges; null where that does not come.
/// </param>
/// <param name="ResolveBy">When it has to be over; null where that cannot be told.</param>
public sealed record ClockReading(
    IncidentCommand? Due,
    DateTimeOffset? Next,
    DateTimeOffset? AcknowledgeBy,
    DateTimeOffset? ResolveBy
);
