using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Escalation;

namespace RoleFerry.Adapters.OnCall;

/// <summary>Registers who is on call.</summary>
public static class OnCallServices
{
    /// <summary>Adds it to a function.</summary>
    public static IServiceCollection AddOnCall(this IServiceCollection services) =>
        services.AddLogger<OnCallSource>().AddLogger<EscalationTick>().AddOnCallWay();

    /// <summary>Adds it; the clients and the clock are the caller's.</summary>
    public static IServiceCollection AddOnCallWay(this IServiceCollection services) =>
        services
            .AddSingleton<OnCallStore>()
            .AddSingleton<ChangeStore>()
            .AddSingleton<OnCallSource>()
            .AddSingleton<OnCallTick>()
            .AddSingleton<EscalationTick>();
}
