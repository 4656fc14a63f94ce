using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;

namespace RoleFerry.Adapters.Changes;

/// <summary>Registers what was changed.</summary>
public static class ChangeServices
{
    /// <summary>Adds where changes are kept.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) =>
        services.AddSingleton<ChangeStore>();

    /// <summary>Adds where they are posted to what has the router.</summary>
    public static IServiceCollection AddChangeEndpoint(this IServiceCollection services) =>
        services.AddChanges().AddSingleton<ChangeIntake>().AddEndpoint<ChangeEndpoint>();
}
