using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody without the secret posts an alarm as another system would.</summary>
/// <param name="At">When.</param>
/// <param name="Way">As which.</param>
/// <param name="IsSigned">Whether with a wrong signature or token; else with none.</param>
/// <param name="Off">How far off the moment is at which they say they signed it.</param>
internal sealed record StrangerStep(TimeSpan At, AlarmWay Way, bool IsSigned, TimeSpan Off) : Step(At)
{
    public override void Do(World world) => world.Senders.Forge(Way, IsSigned, world.Loop.Now + Off);
}
