using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>A secret is replaced, at its vendor and in SSM.</summary>
/// <param name="At">When.</param>
/// <param name="Secret">Its name.</param>
internal sealed record RotateStep(TimeSpan At, string Secret) : Step(At)
{
    public override void Do(World world)
    {
        world.Say(null, $"the secret {Secret} is replaced");
        world.Ssm.Rotate(Secret);
    }
}
