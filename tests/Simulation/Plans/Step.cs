using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Something that is planned to happen in a history. Each stands for itself, so that any can be left out.</summary>
/// <param name="At">From the beginning on.</param>
internal abstract record Step(TimeSpan At)
{
    /// <summary>Does it.</summary>
    public abstract void Do(World world);
}
