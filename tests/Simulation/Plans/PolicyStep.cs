using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody puts another policy into force, whatever is open and waits.</summary>
/// <param name="At">When.</param>
/// <param name="Policy">Which one.</param>
internal sealed record PolicyStep(TimeSpan At, PlannedPolicy Policy) : Step(At)
{
    public override void Do(World world)
    {
        world.Say(null, $"the policy {Policy} is put into force");
        world.Rules.Apply(Policy);
    }
}
