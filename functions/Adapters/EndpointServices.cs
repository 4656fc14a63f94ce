using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Escalation;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Signals;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters;

/// <summary>What people in Slack and PagerDuty speak to, and where other systems post alarms and changes.</summary>
public static class EndpointServices
{
    /// <summary>Adds the desk, the topic of its signals and its loggers.</summary>
    /// <exception cref="InvalidOperationException">SIGNALS_TOPIC_ARN is missing.</exception>
    public static IServiceCollection AddDesk(this IServiceCollection services) =>
        services
            .AddLogger<RequestAuthenticator>()
            .AddLogger<EndpointRouter>()
            .AddLogger<PagerDutyEndpoint>()
            .AddLogger<SignalEndpoint>()
            .AddLogger<SignalHandover>()
            .AddLogger<SignalSender>()
            .AddSingleton(new Lazy<MetricSet>(() => EmbeddedMetrics.Value))
            .AddSingleton(new SignalSettings(FunctionServices.Variable("SIGNALS_TOPIC_ARN")))
            .AddSingleton<ISignalPublisher, SnsSignalPublisher>()
            .AddLogger<SlackReplies>()
            .AddDeskWay();

    /// <summary>
    /// Adds the desk; loggers, clients, the clock, the channels, the topic and the definitions are the caller's.
    /// </summary>
    public static IServiceCollection AddDeskWay(this IServiceCollection services) =>
        services
            .AddSingleton<IncidentHistory>()
            .AddSingleton<PostMortemStore>()
            .AddSingleton<PolicyStore>()
            .AddSingleton<ExplanationReader>()
            .AddSingleton<PagerDutyLinks>()
            .AddSingleton<RequestAuthenticator>()
            .AddSingleton<People>()
            .AddSingleton<NextLevel>()
            .AddSingleton<SlackReplies>()
            .AddSingleton<SlashCommands>()
            .AddSingleton<SlackEndpoint>()
            .AddSingleton<PagerDutyEndpoint>()
            .AddSingleton<SignalOutbox>()
            .AddSingleton<SignalHandover>()
            .AddSingleton<UnreadablePosts>()
            .AddSingleton<SignalEndpoint>()
            .AddSingleton<ChangeIntake>()
            .AddSingleton<ChangeEndpoint>()
            .AddSingleton<PingStore>()
            .AddSingleton<SignalSender>()
            .AddSingleton<PingIntake>()
            .AddSingleton<PingEndpoint>()
            .AddSingleton(p => new EndpointRouter(
                p.GetRequiredService<SlackEndpoint>(),
                p.GetRequiredService<PagerDutyEndpoint>(),
                p.GetRequiredService<SignalEndpoint>(),
                p.GetRequiredService<ChangeEndpoint>(),
                p.GetRequiredService<PingEndpoint>(),
                p.GetRequiredService<RequestAuthenticator>(),
                p.GetRequiredService<ILogger<EndpointRouter>>()
            ));
}
