using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Routing;

/// <summary>One route that was looked at.</summary>
/// <param name="Route">The route.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Matchers">Each of its matchers with its result, in the order of the policy.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record RoutingStep(
    Route Route,
    int Depth,
    ImmutableArray<MatcherResult> Matchers,
    RoutingStepOutcome Outcome
);
