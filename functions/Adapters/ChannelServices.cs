using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters;

/// <summary>Registers what reaches people.</summary>
public static class ChannelServices
{
    /// <summary>Largest answer of a carrier that is read, in bytes. Slack's repeats the whole message.</summary>
    private const int MaxAnswerBytes = 1024 * 1024;

    /// <summary>
    /// An <see cref="INotificationChannel"/> for each carrier, and the <see cref="SecretStore"/> that they share. The
    /// first one that is made has the secrets fetched, side by side with whatever else a function does at its start.
    /// </summary>
    public static IServiceCollection AddChannels(this IServiceCollection services, ChannelSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient());
        services.TryAddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
            new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
        ));
        settings = settings with { Messages = settings.Messages with { Steps = EmbeddedRunbooks.Steps } };
        services.AddSingleton(settings).AddSingleton(settings.Secrets);
        services.AddSingleton<SecretStore>();
        services.AddSingleton(provider =>
        {
            var secrets = provider.GetRequiredService<SecretStore>();
            secrets.Prefetch();
            return new HttpTransport(Http(), secrets, settings.Patience, provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton(_ => SnsSettings.FromEnvironment());
        services.TryAddSingleton<AWSCredentials>(_ => DefaultAWSCredentialsIdentityResolver.GetCredentials());
        services.AddSingleton(provider => new MailReaders(
            Http(),
            provider.GetRequiredService<AWSCredentials>(),
            provider.GetRequiredService<SnsSettings>(),
            settings,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailReaders>>()
        ));
        services.AddSingleton<INotificationChannel, PagerDutyChannel>();
        services.AddSingleton<INotificationChannel, SlackChannel>();
        services.AddSingleton<INotificationChannel, EmailChannel>();
        return services;
    }

    /// <summary>
    /// Each request brings its own time-out. A frozen function's connections may be dead when it thaws: they are not
    /// kept long. A redirect is not followed, for it would take the secrets elsewhere.
    /// </summary>
    private static HttpClient Http() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                UseCookies = false,
            }
        )
        {
            MaxResponseContentBufferSize = MaxAnswerBytes,
            Timeout = Timeout.InfiniteTimeSpan,
        };
}
