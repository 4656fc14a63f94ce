using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Tags;

/// <summary>Registers what knows of alarms' tags.</summary>
public static class TagServices
{
    /// <summary>Adds the asking; the credentials are the caller's.</summary>
    public static IServiceCollection AddTagAsker(this IServiceCollection services) =>
        services
            .AddLogger<TagReader>()
            .AddSingleton(provider => new CloudWatchClient(
                VendorHttp.NewClient(),
                provider.GetRequiredService<AWSCredentials>(),
                CloudWatchSettings.FromEnvironment(),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<ITagAsker, TagReader>();

    /// <summary>Adds what is known already.</summary>
    public static IServiceCollection AddTagMemory(this IServiceCollection services) =>
        services.AddLogger<TagMemory>().AddSingleton<TagMemory>();
}
