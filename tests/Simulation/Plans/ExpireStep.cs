using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>DynamoDB deletes what has expired.</summary>
/// <param name="At">When.</param>
internal sealed record ExpireStep(TimeSpan At) : Step(At)
{
    public override void Do(World world) => world.Table.Expire(world.Loop.Now);
}
