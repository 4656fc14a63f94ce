using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Somebody takes over a level for a while, as <c>roleferry oncall override</c> writes it.</summary>
/// <param name="At">When it is said.</param>
/// <param name="Person">Who takes over.</param>
/// <param name="Level">Which level.</param>
/// <param name="Begins">How long after that it begins.</param>
/// <param name="For">How long it holds.</param>
internal sealed record OverrideStep(TimeSpan At, string Person, string Level, TimeSpan Begins, TimeSpan For) : Step(At)
{
    public override void Do(World world)
    {
        world.Say(null, $"{Person} takes over for {Level} in {Begins.TotalSeconds:0} s, for {For.TotalSeconds:0} s");
        world.Rules.Override(Person, Level, world.Loop.Now + Begins, world.Loop.Now + Begins + For);
    }
}
