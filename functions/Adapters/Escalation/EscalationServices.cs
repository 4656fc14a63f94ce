using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Escalation;

/// <summary>Registers what escalates incidents.</summary>
public static class EscalationServices
{
    /// <summary>Adds it to what has the pipeline, who is on call and changes.</summary>
    public static IServiceCollection AddEscalation(this IServiceCollection services) =>
        services
            .AddLogger<EscalationTick>()
            .AddSingleton<NextLevel>()
            .AddSingleton<SuspectMailbox>()
            .AddTick<EscalationTick>();
}
