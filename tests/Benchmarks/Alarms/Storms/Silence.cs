using System.Reflection;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>Does nothing in the place of an interface, such as metrics that would be written to the output.</summary>
public class Silence : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => null;
}
