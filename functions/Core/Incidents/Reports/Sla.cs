namespace RoleFerry.Core.Incidents.Reports;

/// <summary>How long an incident may take, from when we opened it.</summary>
/// <param name="Acknowledge">Until somebody takes it.</param>
/// <param name="Resolve">Until it is over.</param>
public readonly record struct Sla(TimeSpan Acknowledge, TimeSpan Resolve);
