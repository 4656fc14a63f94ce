using System.Collections.Immutable;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Routing;

/// <summary>A signal and what the policy makes of it, before anything stored is looked at.</summary>
/// <param name="Signal">As it was read.</param>
/// <param name="Classification">How bad, whose, what to do.</param>
/// <param name="Labels">What routes match on.</param>
/// <param name="Routing">The routes that it takes.</param>
/// <param name="Key">The incident's grouping key: <c>label=value</c> pairs of the primary route's groupBy.</param>
/// <param name="Reasons">Why so, as far as the policy goes.</param>
public sealed record Triaged(
    Signal Signal,
    Classification Classification,
    IReadOnlyDictionary<string, string> Labels,
    RoutingResult Routing,
    string Key,
    ImmutableArray<Reason> Reasons
)
{
    /// <summary>
    /// The state that counts: the signal's own, except where the policy takes missing data for an alarm or for OK.
    /// </summary>
    public SignalState State { get; init; } = Signal.State;
}
