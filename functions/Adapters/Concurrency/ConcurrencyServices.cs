using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RoleFerry.Adapters.Concurrency;

/// <summary>Registers what decides by chance and what runs beside the rest, so that a test can decide it.</summary>
public static class ConcurrencyServices
{
    /// <summary>Adds both, where the caller has not brought its own.</summary>
    public static IServiceCollection AddConcurrency(this IServiceCollection services)
    {
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton(Background.OfProcess);
        return services;
    }
}
