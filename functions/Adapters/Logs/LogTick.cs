using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// What the minute's tick does for error groups: counts errors whose rest has not come, ends alarms of groups that are
/// quiet, publishes signals that were left.
/// </summary>
public sealed class LogTick(
    ErrorGroupStore store,
    CutStep cuts,
    SignalOutbox outbox,
    SignalSender sender,
    LogRules rules,
    ItemGuard guard,
    TimeProvider time
) : ITick
{
    private const int PassSize = 50;

    /// <inheritdoc/>
    public string Name => "logs";

    /// <inheritdoc/>
    public int Order => 50;

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
        var quiet = TimeSpan.FromMinutes(rules.Signals.QuietMinutes);
        int raised = 0;
        foreach (var key in await store.DueCutsAsync(now, PassSize, deadline))
        {
            if (time.GetUtcNow() >= deadline.At)
                break;
            raised += await guard.TryAsync(key, LogKeys.CutSk, () => cuts.FlushAsync(key, now, deadline), deadline);
        }

        var ended = new List<Signal>();
        foreach (var fingerprint in await store.DueToEndAsync(now, PassSize, deadline))
        {
            var signal = await guard.TryAsync(
                LogKeys.Group(fingerprint),
                TableKeys.State,
                () => store.EndAlarmAsync(fingerprint, quiet, now, deadline),
                deadline
            );
            if (signal is not null)
                ended.Add(signal);
        }

        int sent = raised + await sender.SendAsync(ended, deadline);
        var left = await outbox.DueAsync(now, PassSize, deadline);
        return sent + await sender.SendAsync([.. left.Where(l => !ended.Exists(e => e.DedupId == l.Id))], deadline);
    }
}
