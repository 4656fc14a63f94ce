using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>Registers where requests come in.</summary>
public static class RouterServices
{
    /// <summary>Adds the router; its endpoints, the secrets and the failure queue are the caller's.</summary>
    public static IServiceCollection AddRouter(this IServiceCollection services) =>
        services
            .AddLogger<RequestAuthenticator>()
            .AddLogger<EndpointRouter>()
            .AddSingleton<StrangerLimit>()
            .AddSingleton<ClosedLines>()
            .AddSingleton<RequestAuthenticator>()
            .AddSingleton<UnreadablePosts>()
            .AddSingleton(provider => new EndpointRouter(
                provider.GetServices<IEndpoint>(),
                provider.GetRequiredService<RequestAuthenticator>(),
                provider.GetRequiredService<IFaultReporter>(),
                provider.GetRequiredService<ILogger<EndpointRouter>>()
            ));

    /// <summary>Adds an endpoint: the router gives it the requests of its paths.</summary>
    internal static IServiceCollection AddEndpoint<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T
    >(this IServiceCollection services)
        where T : class, IEndpoint => services.AddSingleton<IEndpoint, T>();
}
