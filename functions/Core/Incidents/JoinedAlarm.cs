using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>An alarm that joined an incident and of which nobody was told yet.</summary>
/// <param name="Key">Which alarm.</param>
/// <param name="Name">As people know it.</param>
/// <param name="JoinedAt">When it joined, by the clock of whoever decided.</param>
/// <param name="Fires">Whether it fires still.</param>
/// <param name="LookAt">When the clock has to look at the incident because of it; null once it has.</param>
public readonly record struct JoinedAlarm(
    SignalKey Key,
    string Name,
    DateTimeOffset JoinedAt,
    bool Fires,
    DateTimeOffset? LookAt = null
);
