using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Plans;

/// <summary>Calls of a service go wrong for a while.</summary>
/// <param name="At">From when on.</param>
/// <param name="For">For how long.</param>
/// <param name="Service">Which service's.</param>
/// <param name="Kind">What becomes of them.</param>
/// <param name="Percent">Of how many.</param>
/// <param name="Of">Whose calls; null: everybody's.</param>
internal sealed record NetworkFault(
    TimeSpan At,
    TimeSpan For,
    Service Service,
    FaultKind Kind,
    int Percent,
    FunctionKind? Of = null
) : Step(At)
{
    public override bool IsHarmless => false;

    public override void Do(World world)
    {
        world.Say(
            null,
            $"for {For.TotalSeconds:0} s, {Percent} % of calls to {Service}{(Of is null ? "" : $" by {Of}")}: {Kind}"
        );
        world.Faults.Begin(this);
    }
}
