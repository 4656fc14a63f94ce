using Amazon.SimpleNotificationService;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.Expiry;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tags;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Adapters.Watchdogs;
using RoleFerry.Adapters.Widgets;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters;

/// <summary>
/// What each function is made of, of what the folders of the concepts register. Nothing in them knows this place.
/// </summary>
public static class FunctionServices
{
    /// <summary>Adds AlarmRouter, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddAlarmFunction(this IServiceCollection services) =>
        services.AddFunction(ChannelSettings.FromEnvironment()).AddSingleton(_ => EmbeddedMappings.Value).AddTagAsker();

    /// <summary>Adds Escalations: the same, and everything that is looked at every minute.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddMinuteFunction(this IServiceCollection services) =>
        services
            .AddFunction(ChannelSettings.FromEnvironment())
            .AddSignalTopic()
            .AddLogs()
            .AddHeartbeatMonitors()
            .AddWatchdog()
            .AddOnCallWay()
            .AddSuspects()
            .AddPostMortems()
            .AddQuarantineTick()
            .AddSelfCheck()
            .AddExpiry()
            .AddMinuteTick();

    /// <summary>Adds DashboardWidgets.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddWidgetFunction(this IServiceCollection services) =>
        services.AddFunction(ChannelSettings.FromEnvironment()).AddOnCallWay().AddWidgets();

    /// <summary>Adds IncidentDesk, which takes requests.</summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddDeskFunction(this IServiceCollection services) =>
        services
            .AddFunction(ChannelSettings.FromEnvironment() with { IsDesk = true })
            .AddOnCallWay()
            .AddSingleton(new Lazy<MetricSet>(() => EmbeddedMetrics.Value))
            .AddSingleton(_ => EmbeddedMappings.Value)
            .AddSignalTopic()
            .AddDeskWay();

    /// <summary>
    /// Adds LogErrors, which reads log lines: it pages nobody, so it has no channels and reads no policy of theirs.
    /// </summary>
    /// <exception cref="InvalidOperationException">A variable is missing; it is named.</exception>
    public static IServiceCollection AddLogFunction(this IServiceCollection services) =>
        services
            .AddGround()
            .AddSingleton<IAmazonSimpleNotificationService>(_ => new AmazonSimpleNotificationServiceClient(
                new AmazonSimpleNotificationServiceConfig { MaxErrorRetry = 0 }
            ))
            .AddSignalTopic()
            .AddLogs();

    /// <summary>What each function that has a failure queue stands on.</summary>
    private static IServiceCollection AddGround(this IServiceCollection services) =>
        services.AddTelemetry().AddSingleton(TimeProvider.System).AddTable().AddFailureQueue();

    private static IServiceCollection AddFunction(this IServiceCollection services, ChannelSettings settings) =>
        services
            .AddGround()
            .AddLastResort()
            .AddLogger<SecretStore>()
            .AddChannels(settings)
            .AddLogger<ReachTick>()
            .AddTick<ReachTick>()
            .AddSignalPipeline()
            .AddPrefetchedPolicies();

    /// <summary>
    /// Adds the way of a signal and of the outbox; the clients, the clock, the channels, the failure queue and, for
    /// whole events, who asks for tags are the caller's.
    /// </summary>
    public static IServiceCollection AddSignalPipeline(this IServiceCollection services) =>
        services
            .AddFunctionMetrics()
            .AddTableCalls()
            .AddFaultReporter()
            .AddIncidents()
            .AddSingleton(BuiltInPolicy.Embedded)
            .AddPolicies()
            .AddOutbox()
            .AddAnnouncements()
            .AddSuppressedAlarms()
            .AddTagMemory()
            .AddPipeline();

    /// <summary>Adds who is on call, and what that decides, to what has the way of a signal.</summary>
    public static IServiceCollection AddOnCallWay(this IServiceCollection services) =>
        services.AddOnCall().AddChanges().AddEscalation();

    /// <summary>
    /// Adds what takes requests to what has the way of a signal and who is on call; the topic and the definitions are
    /// the caller's.
    /// </summary>
    public static IServiceCollection AddDeskWay(this IServiceCollection services) =>
        services
            .AddPostMortems()
            .AddExplanations()
            .AddSignals()
            .AddRouter()
            .AddSignalEndpoint()
            .AddChangeEndpoint()
            .AddPingEndpoint()
            .AddChannelEndpoints();
}
