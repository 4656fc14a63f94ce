namespace RoleFerry.Core.Incidents.DryRuns;

/// <summary>Something that was decided.</summary>
/// <param name="At">When.</param>
/// <param name="Decision">What, and of which signal.</param>
public sealed record DryRunStep(DateTimeOffset At, Decision Decision);
