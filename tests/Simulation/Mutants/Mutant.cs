using RoleFerry.Simulation.Functions;
using RoleFerry.Simulation.Table;

namespace RoleFerry.Simulation.Mutants;

/// <summary>A bug that is planted at the edges of the product, and that the simulation has to find.</summary>
internal sealed record Mutant(string Name)
{
    /// <summary>Plants it between a process and the table.</summary>
    public Func<FunctionProcess, ITableNetwork, ITableNetwork>? Network { get; init; }
}
