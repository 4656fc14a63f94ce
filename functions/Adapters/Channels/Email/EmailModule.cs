using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SimpleNotificationService;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;

namespace RoleFerry.Adapters.Channels.Email;

internal static class EmailModule
{
    public static ChannelModule Value { get; } =
        new()
        {
            Kind = EmailKind.Value,
            Preview = Preview,
            Check = new(_ => "mail", _ => [], (probe, _, cancellation) => probe.LookAtMailAsync(cancellation)),
            AddTransport = AddTransport,
        };

    private static MessagePreview Preview(OutgoingMessage message, MessageContext context)
    {
        var mail = EmailMessage.Of(message, context);
        return new MessagePreview(mail.Subject, $"{mail.Subject}\n\n{mail.Body}");
    }

    private static void AddTransport(IServiceCollection services)
    {
        services.TryAddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
            new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
        ));
        services.TryAddSingleton(_ => SnsSettings.FromEnvironment());
        services.TryAddSingleton<AWSCredentials>(_ => DefaultAWSCredentialsIdentityResolver.GetCredentials());
        services.AddLogger<MailReaders>();
        services.AddSingleton(provider => new MailReaders(
            VendorHttp.NewClient(),
            provider.GetRequiredService<AWSCredentials>(),
            provider.GetRequiredService<SnsSettings>(),
            provider.GetRequiredService<ChannelSettings>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<Background>(),
            provider.GetRequiredService<ILogger<MailReaders>>()
        ));
        services.AddSingleton<INotificationChannel, EmailChannel>();
    }
}
