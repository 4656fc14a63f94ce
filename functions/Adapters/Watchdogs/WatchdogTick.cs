using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Channels.Test;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Watchdogs;

/// <summary>Sends a heartbeat on its way every five minutes.</summary>
public sealed partial class WatchdogTick(
    ISignalPublisher publisher,
    PolicySource policies,
    FunctionMetrics metrics,
    ILogger<WatchdogTick> log
) : ITick
{
    /// <inheritdoc/>
    public string Name => "watchdog";

    /// <inheritdoc/>
    public int Order => 60;

    /// <inheritdoc/>
    public double Share => 0.04;

    /// <summary>
    /// Publishes the heartbeat that is due, and counts 0: the one that arrives counts 1. So a beat that never arrives
    /// is seen from the first day on, when there is no metric yet that could stop. A beat that cannot be sent, or
    /// that the policy would lead to people, is left out: its absence rings, past everything that may be wrong here.
    /// </summary>
    /// <param name="scheduled">The moment the tick was for.</param>
    /// <returns>1 where one was sent, else 0.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        if (!Watchdog.IsDue(scheduled))
            return 0;
        metrics.Push("Heartbeat", 0, MetricUnit.Count, service: TestChannel.Service);
        if (!WatchdogRoutes.ReachesNobody(await policies.GetAsync(deadline.Cancellation)))
        {
            LogAstray();
            return 0;
        }

        try
        {
            await publisher.PublishAsync(SignalDocument.Write(Watchdog.At(scheduled)), deadline.Cancellation);
            return 1;
        }
#pragma warning disable CA1031
        // Whatever is the matter, pages that are due must not wait for it; that beats stay away is watched.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotSent(e);
            return 0;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "No heartbeat: the policy leads source=heartbeat to people. Give it a route to a channel of "
            + "kind test, with fallback: []"
    )]
    private partial void LogAstray();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The heartbeat is not sent")]
    private partial void LogNotSent(Exception exception);
}
