using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Policies;

/// <summary>A policy in the table.</summary>
/// <param name="Number">1 for the first that was applied, one more for each.</param>
/// <param name="Policy">The policy.</param>
/// <param name="AppliedAt">When it was put into force.</param>
/// <param name="By">Who did so.</param>
/// <param name="Why">What they said of it; empty where nothing.</param>
public sealed record PolicyVersion(int Number, RoutingPolicy Policy, DateTimeOffset AppliedAt, string By, string Why);
