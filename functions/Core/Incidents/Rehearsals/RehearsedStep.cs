namespace RoleFerry.Core.Incidents.Rehearsals;

/// <summary>Something that was decided.</summary>
/// <param name="At">When.</param>
/// <param name="Decision">What, and of which signal.</param>
public sealed record RehearsedStep(DateTimeOffset At, Decision Decision);
