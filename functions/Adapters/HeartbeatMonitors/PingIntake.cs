using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Takes a ping: it is waited for the next one, and where this one had been missing, the alarm ends.</summary>
/// <param name="metrics">What is defined; read with the first ping.</param>
public sealed class PingIntake(PingStore pings, SignalSender sender, Lazy<MetricSet> metrics, TimeProvider time)
{
    /// <summary>Takes one.</summary>
    /// <returns>False where no monitor has that name.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; to ping again is safe.</exception>
    public async Task<bool> TakeAsync(string name, Deadline deadline)
    {
        if (metrics.Value.Heartbeats.FirstOrDefault(m => m.Name == name) is not { } monitor)
            return false;
        while (time.GetUtcNow() < deadline.At)
        {
            var before = await pings.FindAsync(name, deadline);
            var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
            if (before is { IsMissing: false } && before.PingedAt >= now)
                return true;
            Signal[] signals = before is { IsMissing: true } ? [monitor.Back(now)] : [];
            if (
                !await pings.TryChangeAsync(
                    before,
                    new PingState(name, now, false),
                    monitor.MissingAt(now),
                    signals.FirstOrDefault(),
                    now,
                    deadline
                )
            )
                continue;
            await sender.SendAsync(signals, deadline);
            return true;
        }

        throw new StoreUnavailableException($"The state of {name} kept changing.");
    }
}
