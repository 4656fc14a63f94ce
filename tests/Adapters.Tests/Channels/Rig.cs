using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SimpleSystemsManagement;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Channels.Email;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>
/// The channels as a function has them, between an SSM and a vendor of this machine, on a clock that stands still.
/// </summary>
internal sealed class Rig : IAsyncDisposable
{
    public const string Prefix = "/roleferry/test";
    public const string RoutingKeyName = $"{Prefix}/pagerduty/routing-key";
    public const string BotTokenName = $"{Prefix}/slack/bot-token";
    public const string WebhookName = $"{Prefix}/slack/webhook-url";

    private readonly ServiceProvider _services;

    private Rig(VendorServer ssm, VendorServer vendor, VendorServer subscribers)
    {
        (Ssm, Vendor, Subscribers) = (ssm, vendor, subscribers);
        Settings = new ChannelSettings
        {
            SecretsPrefix = Prefix,
            PagerDutyEventsUrl = new Uri(vendor.Url, "/v2/enqueue"),
            SlackApiUrl = new Uri(vendor.Url, "/api/"),
            EmailTopicArn = "arn:aws:sns:eu-west-1:123456789012:mail",
        };
        subscribers.Behave = _ => SubscribersAnswer.Of(confirmed: 1);
        ssm.Behave = request => SsmServer.Answer(request, Parameters);
        var credentials = new BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI");
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<IAmazonSimpleSystemsManagement>(_ => new AmazonSimpleSystemsManagementClient(
                credentials,
                new AmazonSimpleSystemsManagementConfig
                {
                    ServiceURL = ssm.Url.AbsoluteUri,
                    AuthenticationRegion = "eu-west-1",
                    MaxErrorRetry = 0,
                }
            ))
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
                credentials,
                new AmazonSimpleNotificationServiceConfig
                {
                    ServiceURL = vendor.Url.AbsoluteUri,
                    AuthenticationRegion = "eu-west-1",
                    MaxErrorRetry = 0,
                }
            ))
            .AddSingleton<AWSCredentials>(credentials)
            .AddSingleton(new SnsSettings("eu-west-1", subscribers.Url))
            .AddSingleton<IMetrics>(new RecordingMetrics())
            .AddFunctionMetrics()
            .AddChannels(Settings)
            .BuildServiceProvider();
    }

    public VendorServer Ssm { get; }

    public VendorServer Vendor { get; }

    /// <summary>Where SNS is asked who reads the mail topic.</summary>
    public VendorServer Subscribers { get; }

    public ChannelSettings Settings { get; }

    public RecordingLogs Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new QuickPauses(new DateTimeOffset(2026, 3, 1, 3, 12, 10, TimeSpan.Zero));

    /// <summary>What SSM holds.</summary>
    public Dictionary<string, string> Parameters { get; } = [];

    public SecretStore Secrets => _services.GetRequiredService<SecretStore>();

    public static async Task<Rig> StartAsync() =>
        new(await VendorServer.StartAsync(), await VendorServer.StartAsync(), await VendorServer.StartAsync());

    public Task<Delivery> SendAsync(ChannelKind kind, OutgoingMessage message, CancellationToken cancellation) =>
        Channel(kind).SendAsync(message, cancellation);

    public Task<Delivery> AnnounceAsync(ChannelKind kind, Announcement announcement, CancellationToken cancellation) =>
        Channel(kind).AnnounceAsync(announcement, Sample.Message().Channel, cancellation);

    public Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        Channel(channel.Kind).WhyNobodyAsync(channel, cancellation);

    private INotificationChannel Channel(ChannelKind kind) =>
        _services.GetServices<INotificationChannel>().Single(c => c.Kind == kind);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Vendor.DisposeAsync();
        await Ssm.DisposeAsync();
        await Subscribers.DisposeAsync();
    }
}
