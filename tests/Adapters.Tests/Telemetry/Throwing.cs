using System.Reflection;

namespace RoleFerry.Adapters.Tests.Telemetry;

/// <summary>
/// An implementation of an interface whose every member throws; it is whole whichever version the interface is of.
/// </summary>
public class Throwing : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new InvalidOperationException($"{targetMethod?.Name} throws.");
}
