using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>
/// Something that is planned to happen in a history. Each stands for itself, so that any can be left out.
/// </summary>
/// <param name="At">From the beginning on.</param>
internal abstract record Step(TimeSpan At)
{
    /// <summary>Whether all goes on as if it did not happen: no invocation fails and no page is late for it.</summary>
    public virtual bool IsHarmless => true;

    /// <summary>Does it.</summary>
    public abstract void Do(World world);
}
