using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Lambda takes the warm processes away, as it does with a deployment.</summary>
/// <param name="At">When.</param>
internal sealed record ColdStep(TimeSpan At) : Step(At)
{
    public override void Do(World world)
    {
        world.Say(null, "all functions start cold from here on");
        world.Lambda.ForgetWarmOnes();
    }
}
