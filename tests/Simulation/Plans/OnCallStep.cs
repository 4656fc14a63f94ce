using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Another on-call schedule is put into force.</summary>
/// <param name="At">When.</param>
/// <param name="Roster">Which one.</param>
internal sealed record OnCallStep(TimeSpan At, PlannedRoster Roster) : Step(At)
{
    public override void Do(World world)
    {
        world.Say(null, $"the on-call schedule {Roster} is put into force");
        world.Rules.Apply(Roster);
    }
}
