using System.Collections.Immutable;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using YamlDotNet.Core;

namespace RoleFerry.Cli.OnCall;

/// <summary>What came of reading who is on call, as people write it.</summary>
/// <param name="Policy">The policy; null where there is an error among the findings.</param>
/// <param name="Places">
/// Where rotations (by name), swaps and overrides (by <c>swap 0</c>, <c>override 0</c>) are written.
/// </param>
/// <param name="Findings">Everything found, in the order of the file.</param>
internal sealed record OnCallReading(
    OnCallPolicy? Policy,
    IReadOnlyDictionary<string, Mark> Places,
    ImmutableArray<Finding> Findings
);
