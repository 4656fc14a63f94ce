using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>Registers where jobs ping, and what misses a ping.</summary>
public static class HeartbeatMonitorServices
{
    /// <summary>Adds what misses a ping to what publishes signals.</summary>
    public static IServiceCollection AddHeartbeatMonitors(this IServiceCollection services) =>
        services.AddSingleton<PingStore>().AddTick<PingTick>();

    /// <summary>Adds where jobs ping to what has the router.</summary>
    public static IServiceCollection AddPingEndpoint(this IServiceCollection services) =>
        services.AddSingleton<PingStore>().AddSingleton<PingIntake>().AddEndpoint<PingEndpoint>();
}
