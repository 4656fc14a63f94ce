using System.Collections.Immutable;
using RoleFerry.Core.Routing;

namespace RoleFerry.Cli.Explanations;

/// <summary>One route that was looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Depth">0 for the top one.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Matchers">Each of its matchers with its result.</param>
internal sealed record ExplainedRoute(
    string Name,
    int Depth,
    RoutingStepOutcome Outcome,
    ImmutableArray<ExplainedMatcher> Matchers
);
