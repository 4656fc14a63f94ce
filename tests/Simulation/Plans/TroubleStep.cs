using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>
/// The next process of a function that takes something up is killed or stands still, at one of its awaits.
/// </summary>
/// <param name="At">From when on.</param>
/// <param name="Kind">Which function.</param>
/// <param name="Awaits">At which await, from 0.</param>
/// <param name="Still">How long it stands still; null: it is killed.</param>
internal sealed record TroubleStep(TimeSpan At, FunctionKind Kind, int Awaits, TimeSpan? Still) : Step(At)
{
    public override bool IsHarmless => false;

    public override void Do(World world) => world.Lambda.TroubleNext(Kind, process =>
        {
            if (Still is { } still)
                process.StallIn(Awaits, still);
            else
                process.DieIn(Awaits);
        });
}
