using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Consistency;

/// <summary>Registers what looks whether the table is whole.</summary>
public static class ConsistencyServices
{
    /// <summary>Adds the minute's look at what is open.</summary>
    public static IServiceCollection AddSelfCheck(this IServiceCollection services) =>
        services.AddLogger<SelfCheckTick>().AddTick<SelfCheckTick>();
}
