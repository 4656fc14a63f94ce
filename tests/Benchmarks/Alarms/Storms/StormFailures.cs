using RoleFerry.Adapters.Failures;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>Counts what would lie in the failure queue.</summary>
internal sealed class StormFailures : IFailureQueue
{
    private int _kept;

    public int Kept => Volatile.Read(ref _kept);

    public Task KeepAsync(FailedInput input, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _kept);
        return Task.CompletedTask;
    }
}
