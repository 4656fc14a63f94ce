using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Watchdogs;

/// <summary>Registers the synthetic alarm that shows that alarms arrive.</summary>
public static class WatchdogServices
{
    /// <summary>Adds it to what has the topic of signals.</summary>
    public static IServiceCollection AddWatchdog(this IServiceCollection services) =>
        services.AddLogger<WatchdogTick>().AddTick<WatchdogTick>();
}
