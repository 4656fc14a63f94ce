namespace RoleFerry.Simulation.Functions;

/// <summary>Tells the services of a scope whose they are.</summary>
internal sealed class ProcessSlot
{
    public FunctionProcess Process { get; set; } = null!;
}
