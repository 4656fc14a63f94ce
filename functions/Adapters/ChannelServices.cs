using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Channels.Teams;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters;

/// <summary>Registers what reaches people.</summary>
public static class ChannelServices
{
    /// <summary>
    /// An <see cref="INotificationChannel"/> of each of <see cref="ChannelModules"/>, and the
    /// <see cref="SecretStore"/> that they share. The first one that is made has the secrets fetched, side by side
    /// with whatever else a function does at its start.
    /// </summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, ChannelSettings settings)
    {
        services.AddConcurrency().TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient());
        settings = settings with { Messages = settings.Messages with { Steps = EmbeddedRunbooks.Steps } };
        services.AddSingleton(settings).AddSingleton(ChannelModules.Secrets(settings.SecretsPrefix, settings.IsDesk));
        services.AddSingleton<SecretStore>();
        services.AddSingleton(provider =>
        {
            var secrets = provider.GetRequiredService<SecretStore>();
            secrets.Prefetch();
            var time = provider.GetRequiredService<TimeProvider>();
            return new HttpTransport(VendorHttp.NewClient(), secrets, settings.Patience, time);
        });
        foreach (var module in ChannelModules.All)
            module.AddTransport(services);
        return services;
    }

    /// <summary>
    /// What takes the channels' requests. Not in <see cref="ChannelModules"/>, so that functions which only send do not
    /// carry it.
    /// </summary>
    public static IServiceCollection AddChannelEndpoints(this IServiceCollection services)
    {
        PagerDutyModule.AddEndpoints(services);
        SlackModule.AddEndpoints(services);
        TeamsModule.AddEndpoints(services);
        return services;
    }
}
