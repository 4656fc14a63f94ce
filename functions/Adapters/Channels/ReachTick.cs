using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Channels;

/// <summary>
/// Looks every five minutes whether alarms of each severity would reach anybody as things are configured. Counts
/// those that would not; while all would, nothing is written, and the metric costs nothing.
/// </summary>
public sealed partial class ReachTick(
    IEnumerable<INotificationChannel> channels,
    PolicySource policies,
    FunctionMetrics metrics,
    ILogger<ReachTick> log
) : ITick
{
    /// <summary>Severities that reach nobody.</summary>
    public const string Metric = "UnreachableSeverities";

    /// <inheritdoc/>
    public string Name => "reach";

    /// <inheritdoc/>
    public int Order => 100;

    /// <inheritdoc/>
    public double Share => 0.02;

    /// <summary>Looks, where it is time to.</summary>
    /// <param name="scheduled">The moment the tick was for.</param>
    /// <returns>How many severities reach nobody; 0 where it was not looked.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        if (!Watchdog.IsDue(scheduled))
            return 0;
        try
        {
            var unreachable = 0;
            foreach (var audience in SeverityAudience.Of(await policies.GetAsync(deadline.Cancellation)))
            {
                if (await WhyNobodyAsync(audience, deadline.Cancellation) is not { } why)
                    continue;
                LogReachesNobody(audience.Severity.ToString(), why);
                unreachable++;
            }

            if (unreachable > 0)
                metrics.Add(Metric, unreachable, MetricUnit.Count);

            return unreachable;
        }
#pragma warning disable CA1031 // Whatever is the matter, the tick has done what is due before this and ends well.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogNotLooked(e);
            return 0;
        }
    }

    /// <summary>Why not one of the channels reaches anybody; null where one does.</summary>
    private async Task<string?> WhyNobodyAsync(SeverityAudience audience, CancellationToken cancellation)
    {
        var reasons = new List<string>();
        foreach (var channel in audience.Notified.Concat(audience.InTheirPlace))
        {
            var transport = channels.FirstOrDefault(c => c.Kind == channel.Kind);
            var why = transport is null
                ? $"There is no transport for {channel.Kind}."
                : await transport.WhyNobodyAsync(channel, cancellation);
            if (why is null)
                return null;
            reasons.Add($"{channel.Name}: {why}");
        }

        return string.Join(' ', reasons);
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Severity} reaches nobody. {Why} Run `roleferry doctor` to see what to do"
    )]
    private partial void LogReachesNobody(string severity, string why);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "It could not be checked whether each severity reaches somebody"
    )]
    private partial void LogNotLooked(Exception exception);
}
