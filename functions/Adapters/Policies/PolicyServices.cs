using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Policies;

/// <summary>Registers the policy in force.</summary>
public static class PolicyServices
{
    /// <summary>
    /// Adds it, and the silences that are read with it; the <see cref="EmbeddedPolicy"/> is the caller's.
    /// </summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services) =>
        services
            .AddConcurrency()
            .AddLogger<PolicySource>()
            .AddSingleton<PolicyStore>()
            .AddSingleton<SilenceStore>()
            .AddSingleton<PolicySource>();

    /// <summary>Asks for the policy side by side with whatever else a function does at its start.</summary>
    internal static IServiceCollection AddPrefetchedPolicies(this IServiceCollection services) =>
        services
            .AddPolicies()
            .AddSingleton(provider =>
            {
                var policies = new PolicySource(
                    provider.GetRequiredService<TableCalls>(),
                    provider.GetRequiredService<EmbeddedPolicy>(),
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<Background>(),
                    provider.GetRequiredService<ILogger<PolicySource>>()
                );
                policies.Prefetch();
                return policies;
            });
}
