using System.Collections.Immutable;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Histories;

/// <summary>What became of a history.</summary>
/// <param name="Plan">What was planned.</param>
/// <param name="Steps">How many things happened.</param>
/// <param name="Trace">What happened, in a number.</param>
/// <param name="Broken">What should always hold and did not.</param>
/// <param name="Story">What happened, where somebody wanted to know.</param>
/// <param name="World">As it was at the end.</param>
internal sealed record HistoryResult(
    HistoryPlan Plan,
    int Steps,
    ulong Trace,
    ImmutableArray<Violation> Broken,
    ImmutableArray<string> Story,
    World World
);
