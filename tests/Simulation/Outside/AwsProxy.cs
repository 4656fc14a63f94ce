using System.Reflection;
using Amazon.Runtime;
using RoleFerry.Simulation.Functions;

namespace RoleFerry.Simulation.Outside;

/// <summary>A client of the SDK whose every operation goes to one method.</summary>
internal class AwsProxy : DispatchProxy
{
    private FunctionProcess _process = null!;
    private Func<FunctionProcess, AmazonWebServiceRequest, CancellationToken, Task> _answer = null!;

    /// <summary>The client of a process.</summary>
    /// <param name="process">Who calls.</param>
    /// <param name="answer">Answers a request.</param>
    public static T Of<T>(
        FunctionProcess process,
        Func<FunctionProcess, AmazonWebServiceRequest, CancellationToken, Task> answer
    )
        where T : class
    {
        // To copy a client is far cheaper than to create one, and each process has three.
        var client = (AwsProxy)((AwsProxy)(object)Blank<T>.Client).MemberwiseClone();
        (client._process, client._answer) = (process, answer);
        return (T)(object)client;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        args is [AmazonWebServiceRequest request, CancellationToken cancellation]
            ? _answer(_process, request, cancellation)
        : targetMethod?.Name is "Dispose" ? null
        : throw new NotSupportedException($"The simulation does not do {targetMethod?.Name}.");

    /// <summary>A client of nobody.</summary>
    private static class Blank<T>
        where T : class
    {
        public static readonly T Client = Create<T, AwsProxy>();
    }
}
