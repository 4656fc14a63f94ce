using Amazon.SimpleNotificationService;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Registers what turns counters into the values of windows, signals and digests.</summary>
public static class RollupServices
{
    /// <summary>
    /// Adds it to a function, as the process's environment says. Where charts are kept is the caller's.
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddRollups(this IServiceCollection services) =>
        services
            .AddTelemetry()
            .AddSingleton(TimeProvider.System)
            .AddTable()
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
                new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
            ))
            .AddSignalTopic()
            .AddSingleton(DigestSettings.FromEnvironment())
            .AddSingleton(EmbeddedMetrics.Value)
            .AddSingleton(provider => new WindowMetricWriter(
                Console.OpenStandardOutput(),
                EnvironmentVariables.Required("POWERTOOLS_METRICS_NAMESPACE"),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<TelemetryFaults>()
            ))
            .AddLogger<RollupRunner>()
            .AddLogger<DigestWriter>()
            .AddRollupWay();

    /// <summary>Adds it; the clients, the clock, the metrics, the topic and where values go are the caller's.</summary>
    public static IServiceCollection AddRollupWay(this IServiceCollection services) =>
        services
            .AddTableCalls()
            .AddSignals()
            .AddSingleton<AnnouncementOutbox>()
            .AddSingleton<PostMortemStore>()
            .AddSingleton<SignalLog>()
            .AddSingleton<RollupStore>()
            .AddSingleton<CounterStore>()
            .AddSingleton<WindowMaker>()
            .AddSingleton<RollupMetrics>()
            .AddSingleton<MetricRun>()
            .AddSingleton<DigestWriter>()
            .AddSingleton<RollupRunner>();
}
