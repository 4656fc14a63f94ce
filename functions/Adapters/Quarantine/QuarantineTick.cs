using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>
/// What the minute's tick does about items that something is wrong with: tells people of what stood for an urgent page
/// at once, and takes out of the way what does not mend.
/// </summary>
public sealed partial class QuarantineTick(
    FaultReporter reporter,
    QuarantineStore quarantine,
    SignalSender sender,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<QuarantineTick> log
) : ITick
{
    /// <summary>Faults after which an item is taken: what a moment has broken, the next minutes mend.</summary>
    public const int MostFaults = 3;

    /// <inheritdoc/>
    public string Name => "quarantine";

    /// <inheritdoc/>
    public int Order => 110;

    /// <inheritdoc/>
    public double Share => 0.06;

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is left waits for the next minute.</param>
    /// <returns>How many items were taken.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        await reporter.ReportAsync(deadline.Cancellation);
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var taken = 0;
        foreach (var entry in (await quarantine.ListAsync(deadline)).Where(e => e.TakenAt is null))
        {
            if (time.GetUtcNow() >= deadline.At)
                break;
            try
            {
                if (await LookAsync(entry, now, deadline))
                    taken++;
            }
#pragma warning disable CA1031 // One item that cannot even be taken must not keep the others.
            catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotTaken(entry.Pk, entry.Sk, e);
            }
        }

        if (taken > 0)
            metrics.Add("ItemsQuarantined", taken, MetricUnit.Count);
        return taken;
    }

    /// <returns>Whether it was taken.</returns>
    private async Task<bool> LookAsync(QuarantineEntry entry, DateTimeOffset now, Deadline deadline)
    {
        if (await quarantine.StoredAsync(entry, deadline) is not { } item)
        {
            await quarantine.ForgetAsync(entry, deadline);
            return false;
        }

        var alarm = QuarantineSignal.Alarm(entry, item);
        var isUrgent = QuarantineSignal.SeverityOf(entry, item) <= Severity.P1;
        var isLast = entry.Faults >= MostFaults;
        if (!isLast && (!isUrgent || entry.ToldAt is not null))
            return false;
        var isDone = isLast
            ? await quarantine.TakeAsync(entry, item, entry.ToldAt is null ? alarm : null, now, deadline)
            : await quarantine.TellAsync(entry, alarm, now, deadline);
        if (!isDone)
            return false;
        if (entry.ToldAt is null)
            await sender.SendAsync([alarm], deadline);
        if (isLast)
            LogTaken(entry.Pk, entry.Sk, entry.Faults, entry.What, entry.Id);
        return isLast;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The item {Pk} / {Sk} is quarantined after {Faults} faults: {What}. roleferry quarantine show {Id}"
    )]
    private partial void LogTaken(string pk, string sk, int faults, string what, string id);

    [LoggerMessage(Level = LogLevel.Error, Message = "The item {Pk} / {Sk} could not be quarantined")]
    private partial void LogNotTaken(string pk, string sk, Exception exception);
}
