using System.Collections.Concurrent;
using RoleFerry.Adapters.Failures;

namespace RoleFerry.Adapters.Tests.House;

internal sealed class KeptFailures : IFailureQueue
{
    public ConcurrentQueue<FailedInput> Kept { get; } = [];

    public Task KeepAsync(FailedInput input, CancellationToken cancellation)
    {
        Kept.Enqueue(input);
        return Task.CompletedTask;
    }
}
