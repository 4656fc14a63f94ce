using System.Reflection;
using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Simulation.Functions;

/// <summary>Takes metrics and does nothing with them.</summary>
internal class SilentMetrics : DispatchProxy
{
    public static IMetrics Instance { get; } = Create<IMetrics, SilentMetrics>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
}
