using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Registers who is on call.</summary>
public static class OnCallServices
{
    /// <summary>Adds it; the clients and the clock are the caller's.</summary>
    public static IServiceCollection AddOnCall(this IServiceCollection services) =>
        services
            .AddLogger<OnCallSource>()
            .AddSingleton<OnCallStore>()
            .AddSingleton<OnCallSource>()
            .AddSingleton<People>()
            .AddFunctionMetrics()
            .AddLogger<AccessGate>()
            .AddSingleton<AccessGate>()
            .AddTick<OnCallTick>();
}
