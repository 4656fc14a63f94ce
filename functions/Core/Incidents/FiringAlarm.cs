using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>An alarm of an incident that fires.</summary>
/// <param name="Key">Which alarm.</param>
/// <param name="Name">As people know it.</param>
/// <param name="Since">When it last fired, by its own time.</param>
public readonly record struct FiringAlarm(SignalKey Key, string Name, DateTimeOffset Since);
