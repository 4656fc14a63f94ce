using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>EventBridge leaves out the next minutes, or sends them twice.</summary>
/// <param name="At">From when on.</param>
/// <param name="Missed">So many do not come.</param>
/// <param name="Doubled">So many come twice.</param>
internal sealed record MinuteStep(TimeSpan At, int Missed, int Doubled) : Step(At)
{
    public override bool IsHarmless => false;

    public override void Do(World world)
    {
        world.Minute.Miss(Missed);
        world.Minute.Double(Doubled);
    }
}
