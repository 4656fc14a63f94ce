using System.Collections.Immutable;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>A service logs errors.</summary>
/// <param name="At">When.</param>
/// <param name="Error">Which.</param>
/// <param name="Count">How often.</param>
/// <param name="Delays">How late each copy of the batch comes.</param>
internal sealed record LogStep(TimeSpan At, string Error, int Count, ImmutableArray<TimeSpan> Delays) : Step(At)
{
    public override void Do(World world) => world.Logs.Send(Error, Count, Delays);
}
