using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Services;

namespace RoleFerry.Adapters.Suspects;

/// <summary>Registers what looks for causes.</summary>
public static class SuspectServices
{
    /// <summary>Adds it to the minute, as the process's environment says.</summary>
    public static IServiceCollection AddSuspects(this IServiceCollection services) =>
        services
            .AddSingleton(provider => new MetricReader(
                new CloudWatchClient(
                    new HttpClient(),
                    provider.GetRequiredService<AWSCredentials>(),
                    CloudWatchSettings.FromEnvironment(),
                    provider.GetRequiredService<TimeProvider>()
                )
            ))
            .AddSingleton(_ => StackValues.Read(Environment.GetEnvironmentVariable("STACK_VALUES")))
            .AddSingleton(new Lazy<ServiceMap>(() => EmbeddedServices.Value))
            .AddSuspectWay();

    /// <summary>Adds it; who reads metrics, the stack's values and the services are the caller's.</summary>
    public static IServiceCollection AddSuspectWay(this IServiceCollection services) =>
        services
            .AddLogger<SuspectTick>()
            .AddSingleton<ServiceMetrics>()
            .AddSingleton<SuspectFinder>()
            .AddTick<SuspectTick>();
}
