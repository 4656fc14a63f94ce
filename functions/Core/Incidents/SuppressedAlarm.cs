using System.Collections.Immutable;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>An alarm of an incident that people are not told of yet.</summary>
/// <param name="IncidentId">The incident.</param>
/// <param name="Signal">The alarm.</param>
/// <param name="Channels">Who would have been told, by channel name.</param>
/// <param name="LookAgainAt">When to look whether something still holds it back.</param>
public sealed record SuppressedAlarm(
    string IncidentId,
    Signal Signal,
    ImmutableArray<string> Channels,
    DateTimeOffset LookAgainAt
);
