using Amazon.DynamoDBv2;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Channels.Email;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Watchdogs;
using RoleFerry.Core.Channels;

namespace RoleFerry.Adapters;

/// <summary>Everything that a function is made of.</summary>
public static class FunctionServices
{
    /// <summary>Adds it, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddFunction(this IServiceCollection services) =>
        services.AddFunction(ChannelSettings.FromEnvironment());

    /// <summary>Adds it for the function that takes requests of Slack and PagerDuty.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddDeskFunction(this IServiceCollection services) =>
        services.AddFunction(ChannelSettings.FromEnvironment() with { IsDesk = true }).AddOnCall().AddDesk();

    /// <summary>
    /// Adds it for the function that reads log lines: it pages nobody, so it has no channels and reads no policy of
    /// theirs.
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddLogFunction(this IServiceCollection services) =>
        services
            .AddGround()
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
                new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
            ))
            .AddSingleton<TableCalls>()
            .AddSingleton<IFailureQueue, SqsFailureQueue>()
            .AddLogs();

    /// <summary>What each function that has a failure queue stands on.</summary>
    private static IServiceCollection AddGround(this IServiceCollection services) =>
        services
            .AddTelemetry()
            .AddSingleton(TimeProvider.System)
            // TableCalls is the one layer of retries; the SDK would try a reset connection ten times more by itself.
            .AddSingleton<IAmazonDynamoDB>(
                new AmazonDynamoDBClient(new AmazonDynamoDBConfig { MaxErrorRetry = 0, MaxStaleConnectionRetries = 0 })
            )
            .AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient())
            .AddSingleton(new TableSettings(Variable("TABLE_NAME")))
            .AddSingleton(new FailureQueueSettings(Variable("FAILURE_QUEUE_URL")));

    private static IServiceCollection AddFunction(this IServiceCollection services, ChannelSettings settings) =>
        services
            .AddGround()
            .AddChannels(settings)
            .AddSingleton<INotificationChannel, TestChannel>()
            .AddSingleton<ReachTick>()
            .AddSignalPipeline()
            .AddLogger<AlarmIntake>()
            .AddLogger<CommandPipeline>()
            .AddLogger<AnnouncementTick>()
            .AddLogger<FailOpenPager>()
            .AddLogger<SuppressedAlarmTick>()
            .AddLogger<MailReaders>()
            .AddLogger<OutboxSender>()
            .AddLogger<OutboxTick>()
            .AddLogger<PolicySource>()
            .AddLogger<ReachTick>()
            .AddLogger<SecretStore>()
            .AddLogger<SignalPipeline>()
            .AddSingleton(Prefetching);

    /// <summary>
    /// Adds the way of a signal and of the outbox; the clients, the clock and the channels are the caller's.
    /// </summary>
    public static IServiceCollection AddSignalPipeline(this IServiceCollection services) =>
        services
            .AddFunctionMetrics()
            .AddSingleton<TableCalls>()
            .AddSingleton<IncidentStore>()
            .AddSingleton<OutboxStore>()
            .AddSingleton<PolicySource>()
            .AddSingleton<IFailureQueue, SqsFailureQueue>()
            .AddSingleton<OutboxSender>()
            .AddSingleton<OutboxTick>()
            .AddSingleton<AnnouncementOutbox>()
            .AddSingleton<AnnouncementTick>()
            .AddSingleton<SuppressedAlarmStore>()
            .AddSingleton<SilenceStore>()
            .AddSingleton<SignalLog>()
            .AddSingleton<SuppressedAlarmTick>()
            .AddSingleton<FailOpenPager>()
            .AddSingleton<SignalPipeline>()
            .AddSingleton<CommandPipeline>()
            .AddSingleton<AlarmIntake>();

    /// <summary>A logger by its closed type: to make it of the open one takes reflection at every cold start.</summary>
    internal static IServiceCollection AddLogger<T>(this IServiceCollection services) =>
        services.AddSingleton<ILogger<T>>(provider => new Logger<T>(provider.GetRequiredService<ILoggerFactory>()));

    /// <summary>Asks for the policy side by side with whatever else a function does at its start.</summary>
    private static PolicySource Prefetching(IServiceProvider provider)
    {
        var policies = new PolicySource(
            provider.GetRequiredService<TableCalls>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PolicySource>>()
        );
        policies.Prefetch();
        return policies;
    }

    internal static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"The environment variable {name} is not set.");
}
