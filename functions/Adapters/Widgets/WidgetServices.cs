using Amazon.Runtime.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Registers what draws dashboard widgets.</summary>
public static class WidgetServices
{
    /// <summary>Adds it to a function that knows who is on call, as the process's environment says.</summary>
    /// <exception cref="InvalidOperationException">AWS_REGION is missing.</exception>
    public static IServiceCollection AddWidgets(this IServiceCollection services) =>
        services
            .AddLogger<WidgetEndpoint>()
            .AddSingleton(provider => new MetricReader(
                new CloudWatchClient(
                    new HttpClient(),
                    DefaultAWSCredentialsIdentityResolver.GetCredentials(),
                    CloudWatchSettings.FromEnvironment(),
                    provider.GetRequiredService<TimeProvider>()
                )
            ))
            .AddSingleton(EmbeddedMetrics.Value)
            .AddWidgetWay();

    /// <summary>
    /// Adds it; the clients, the secrets, the clock, who is on call, the metrics and their reader are the caller's.
    /// </summary>
    public static IServiceCollection AddWidgetWay(this IServiceCollection services) =>
        services
            .AddFunctionMetrics()
            .AddSingleton<PostMortemStore>()
            .AddSingleton<ErrorGroupStore>()
            .AddSingleton<CounterStore>()
            .AddSingleton<RollupStore>()
            .AddSingleton<RollupReader>()
            .AddSingleton<ButtonKey>()
            .AddSingleton<WidgetActions>()
            .AddSingleton<IWidget, ActiveAlertsWidget>()
            .AddSingleton<IWidget, AlertHistoryWidget>()
            .AddSingleton<IWidget, ErrorGroupsWidget>()
            .AddSingleton<IWidget, HeatMapWidget>()
            .AddSingleton<IWidget, HistogramWidget>()
            .AddSingleton<IWidget, MailboxStatusWidget>()
            .AddSingleton<IWidget, OnCallWidget>()
            .AddSingleton<IWidget, PostMortemsWidget>()
            .AddSingleton<IWidget, ReportWidget>()
            .AddSingleton<IWidget, RollupTrendWidget>()
            .AddSingleton<IWidget, SloWidget>()
            .AddSingleton<IWidget, TraceWidget>()
            .AddSingleton(provider => new WidgetEndpoint(
                provider.GetServices<IWidget>(),
                provider.GetRequiredService<WidgetActions>(),
                provider.GetRequiredService<IFaultReporter>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<FunctionMetrics>(),
                provider.GetRequiredService<ILogger<WidgetEndpoint>>()
            ));
}
