using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Ticks;

namespace RoleFerry.Adapters.Expiry;

/// <summary>Registers what has incidents expire that are over.</summary>
public static class ExpiryServices
{
    /// <summary>Adds it to what has the main way.</summary>
    public static IServiceCollection AddExpiry(this IServiceCollection services) =>
        services.AddSingleton<IncidentExpiry>().AddTick<ExpiryTick>();
}
