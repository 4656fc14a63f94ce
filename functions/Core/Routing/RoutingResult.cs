using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Routing;

/// <summary>Which routes a signal takes.</summary>
/// <param name="Matched">
/// At least one; more where a route says continue. The first decides grouping, repeats and fallback.
/// </param>
public sealed record RoutingResult(ImmutableArray<Route> Matched)
{
    /// <summary>Everybody who is told, each once, in order.</summary>
    public ImmutableArray<string> Channels { get; } =
    [.. Matched.SelectMany(r => r.Channels).Distinct(StringComparer.Ordinal)];

    /// <summary>The route that decides grouping, repeats and fallback.</summary>
    public Route Primary => Matched[0];

    /// <summary>Whether each alarm is an incident of its own.</summary>
    public bool IsByAlarm => Primary.GroupBy is [LabelName.Alarm];
}
