using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.History;

/// <summary>An alarm that had a part in an incident.</summary>
/// <param name="Name">As people know it.</param>
/// <param name="State">Its newest state.</param>
/// <param name="At">Since when, by its own time.</param>
public sealed record AlarmRecord(string Name, SignalState State, DateTimeOffset At);
