using System.Collections.Immutable;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>A service logs an error whose lines are in two batches.</summary>
/// <param name="At">When.</param>
/// <param name="First">How late each copy of the first batch comes.</param>
/// <param name="Rest">How late each copy of the second batch comes.</param>
internal sealed record CutErrorStep(TimeSpan At, ImmutableArray<TimeSpan> First, ImmutableArray<TimeSpan> Rest)
    : Step(At)
{
    public override void Do(World world) => world.Logs.SendCut(First, Rest);
}
