using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>Logs and counts what went wrong with single items while a function did its work.</summary>
public sealed partial class FaultReporter(
    TableCalls calls,
    QuarantineStore quarantine,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<FaultReporter> log
) : IFaultReporter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task ReportAsync(CancellationToken cancellation)
    {
        foreach (var fault in calls.Faults.Take())
        {
            LogFault(fault.Pk, fault.Sk, fault.What);
            metrics.Add("ItemFaults", 1, MetricUnit.Count);
            try
            {
                var now = time.GetUtcNow();
                await quarantine.CountAsync(fault, now, new Deadline(now + Patience, cancellation));
            }
#pragma warning disable CA1031 // Whatever keeps it from being counted must not undo what the function has done.
            catch (Exception e)
#pragma warning restore CA1031
            {
                LogNotCounted(fault.Pk, fault.Sk, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The item {Pk} / {Sk} is left aside: {What}")]
    private partial void LogFault(string pk, string sk, string what);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The fault of the item {Pk} / {Sk} could not be counted")]
    private partial void LogNotCounted(string pk, string sk, Exception exception);
}
