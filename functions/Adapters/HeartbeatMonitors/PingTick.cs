using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Looks, every minute, whose ping is missing. Costs a query where none is.</summary>
public sealed class PingTick(
    PingStore pings,
    SignalSender sender,
    MetricSet metrics,
    ItemGuard guard,
    TimeProvider time
) : ITick
{
    private const int PassSize = 50;

    /// <inheritdoc/>
    public string Name => "heartbeat-monitors";

    /// <inheritdoc/>
    public int Order => 40;

    /// <inheritdoc/>
    public double Share => 0.08;

    /// <inheritdoc/>
    public string Counts => "signals";

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is left waits for the next minute.</param>
    /// <returns>How many signals were published.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var missing = new List<Signal>();
        foreach (var name in await pings.DueAsync(now, PassSize, deadline))
        {
            var signal = await guard.TryAsync(
                PingStore.Partition,
                name,
                async () =>
                    await pings.FindAsync(name, deadline) is { IsMissing: false } state
                        ? await LookAsync(state, now, deadline)
                        : null,
                deadline
            );
            if (signal is not null)
                missing.Add(signal);
        }

        return await sender.SendAsync(missing, deadline);
    }

    /// <summary>What a change of the definitions, or a ping meanwhile, has moved or ended is not missing.</summary>
    private async Task<Signal?> LookAsync(PingState state, DateTimeOffset now, Deadline deadline)
    {
        var monitor = metrics.Heartbeats.FirstOrDefault(m => m.Name == state.Name);
        var missingAt = monitor?.MissingAt(state.PingedAt);
        var signal = missingAt <= now ? monitor!.Missing(state.PingedAt) : null;
        var isWritten = await pings.TryChangeAsync(
            state,
            state with
            {
                IsMissing = signal is not null,
            },
            signal is null ? missingAt : null,
            signal,
            now,
            deadline
        );
        return isWritten ? signal : null;
    }
}
