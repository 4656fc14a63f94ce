using Microsoft.Extensions.DependencyInjection;

namespace RoleFerry.Adapters.Incidents;

/// <summary>Registers where incidents are kept.</summary>
public static class IncidentServices
{
    /// <summary>Adds it; the calls to the table are the caller's.</summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services) =>
        services.AddSingleton<IncidentStore>().AddSingleton<IncidentHistory>();
}
