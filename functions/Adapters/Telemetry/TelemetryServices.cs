using AWS.Lambda.Powertools.Logging;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>Registers what tells operators about the functions themselves: JSON log lines and EMF metrics, on standard output.</summary>
public static class TelemetryServices
{
    /// <summary>An <see cref="ILogger{T}"/> and an <see cref="IMetrics"/>, as the POWERTOOLS_ variables of the process say.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services) => services
        .AddLogging(logging => logging.AddPowertoolsLogger())
        .AddSingleton(new MetricsBuilder().Build());
}
