using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Watchdogs;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Registers what misses a job's ping, and the synthetic alarm that shows that alarms arrive.</summary>
public static class MonitorServices
{
    /// <summary>Adds it to what has the main way and the signals of logs.</summary>
    public static IServiceCollection AddMonitors(this IServiceCollection services) =>
        services
            .AddLogger<WatchdogTick>()
            .AddSingleton<PingStore>()
            .AddSingleton<PingTick>()
            .AddSingleton<WatchdogTick>();
}
