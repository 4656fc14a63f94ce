using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>One run: every metric's windows, each metric by itself, then the digest.</summary>
public sealed partial class RollupRunner(
    MetricSet metrics,
    MetricRun run,
    DigestWriter digests,
    TimeProvider time,
    ILogger<RollupRunner> log
)
{
    /// <summary>Metrics that are read side by side.</summary>
    private const int AtOnce = 8;

    /// <summary>
    /// How far ahead of the clock a schedule's moment may be. One that is further counts as now: its windows have not
    /// begun.
    /// </summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Runs.</summary>
    /// <param name="kind">What the schedule asks for.</param>
    /// <param name="scheduled">The moment that it was for.</param>
    /// <param name="deadline">Ends everything; a later run does what is left.</param>
    /// <exception cref="StoreUnavailableException">
    /// Some metrics could not be computed: try again, what is done is not done again.
    /// </exception>
    public async Task<RollupAnswer> RunAsync(RunKind kind, DateTimeOffset scheduled, Deadline deadline)
    {
        var now = time.GetUtcNow();
        if (scheduled > now + Ahead)
            scheduled = now;
        int windows = 0,
            changed = 0,
            signals = 0,
            failed = 0;
        await SideBySide.ForEachAsync(
            metrics.Metrics,
            AtOnce,
            async metric =>
            {
                try
                {
                    var done = await run.RunAsync(metric, kind, scheduled, deadline);
                    Interlocked.Add(ref windows, done.Windows);
                    Interlocked.Add(ref changed, done.Changed);
                    Interlocked.Add(ref signals, done.Signals);
                }
                catch (StoreUnavailableException e)
                {
                    LogFailed(metric.Name, e);
                    Interlocked.Increment(ref failed);
                }
            },
            deadline.Cancellation
        );
        if (failed > 0)
            throw new StoreUnavailableException($"{failed} of {metrics.Metrics.Length} metrics could not be computed.");

        string? digest = kind switch
        {
            RunKind.Day => await digests.WriteAsync(WindowLength.Day, scheduled, deadline),
            RunKind.Week => await digests.WriteAsync(WindowLength.Week, scheduled, deadline),
            _ => null,
        };
        LogDone(kind.ToString(), windows, changed, signals);
        return new RollupAnswer(kind.ToString(), scheduled, windows, changed, signals, digest);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Run}: {Windows} windows, {Changed} changed, {Signals} signals"
    )]
    private partial void LogDone(string run, int windows, int changed, int signals);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Metric} was not computed; the next run will")]
    private partial void LogFailed(string metric, Exception exception);
}
