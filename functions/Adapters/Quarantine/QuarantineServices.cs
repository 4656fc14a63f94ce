using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>Registers what is done about items that something is wrong with.</summary>
public static class QuarantineServices
{
    /// <summary>Adds what reports them to what has the table.</summary>
    public static IServiceCollection AddFaultReporter(this IServiceCollection services) =>
        services
            .AddLogger<FaultReporter>()
            .AddSingleton<QuarantineStore>()
            .AddSingleton<FaultReporter>()
            .AddSingleton<IFaultReporter>(provider => provider.GetRequiredService<FaultReporter>());

    /// <summary>Adds what takes them out of the way to what publishes signals.</summary>
    public static IServiceCollection AddQuarantineTick(this IServiceCollection services) =>
        services.AddLogger<QuarantineTick>().AddTick<QuarantineTick>();
}
