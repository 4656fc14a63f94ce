using System.Collections.Immutable;
using RoleFerry.Core.Policies;

namespace RoleFerry.Cli.Policies;

/// <summary>What came of reading a policy as people write it.</summary>
/// <param name="Policy">The policy; null where there is an error among the findings.</param>
/// <param name="Findings">Everything found, in the order of the file.</param>
internal sealed record PolicyReading(RoutingPolicy? Policy, ImmutableArray<Finding> Findings);
