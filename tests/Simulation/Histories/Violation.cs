namespace RoleFerry.Simulation.Histories;

/// <summary>Something that should always hold and did not.</summary>
/// <param name="Invariant">Its name.</param>
/// <param name="What">What is wrong.</param>
/// <param name="At">When it was seen.</param>
internal sealed record Violation(string Invariant, string What, DateTimeOffset At);
