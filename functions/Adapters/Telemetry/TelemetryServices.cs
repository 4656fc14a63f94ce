using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>
/// Registers what tells operators about the functions themselves: JSON log lines and EMF metrics, on standard output.
/// No fault of either reaches what is told about.
/// </summary>
public static class TelemetryServices
{
    /// <summary>
    /// An <see cref="ILogger{T}"/> and <see cref="FunctionMetrics"/>, as the POWERTOOLS_ variables of the process
    /// say. The level is Powertools' to judge, so the framework lets everything through.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) =>
        services
            .AddGuardedLogging(logging => logging.AddPowertoolsLogger().SetMinimumLevel(LogLevel.Trace))
            .AddSingleton(_ => new MetricsBuilder().Build())
            .AddFunctionMetrics();

    /// <summary>
    /// Adds metrics that no fault gets through; the <see cref="IMetrics"/> behind them is the caller's.
    /// </summary>
    internal static IServiceCollection AddFunctionMetrics(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new TelemetryFaults(Console.Error));
        services.TryAddSingleton(provider => new FunctionMetrics(
            provider.GetRequiredService<IMetrics>,
            provider.GetRequiredService<TelemetryFaults>()
        ));
        return services;
    }

    /// <summary>Adds loggers that no fault gets through.</summary>
    internal static IServiceCollection AddGuardedLogging(
        this IServiceCollection services,
        Action<ILoggingBuilder> configure
    )
    {
        services.AddLogging(configure);
        services.TryAddSingleton(_ => new TelemetryFaults(Console.Error));
        return services.Replace(
            ServiceDescriptor.Singleton<ILoggerFactory>(provider => new GuardedLoggerFactory(
                () =>
                    new LoggerFactory(
                        provider.GetServices<ILoggerProvider>(),
                        provider.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>()
                    ),
                provider.GetRequiredService<TelemetryFaults>()
            ))
        );
    }
}
