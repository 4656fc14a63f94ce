using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>Registers loggers.</summary>
internal static class LoggerServices
{
    /// <summary>A logger by its closed type: to make it of the open one takes reflection at every cold start.</summary>
    public static IServiceCollection AddLogger<T>(this IServiceCollection services) =>
        services.AddSingleton<ILogger<T>>(provider => new Logger<T>(provider.GetRequiredService<ILoggerFactory>()));
}
