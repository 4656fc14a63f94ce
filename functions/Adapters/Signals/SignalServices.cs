using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Settings;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Signals;

/// <summary>Registers how signals are published, and where other systems post theirs.</summary>
public static class SignalServices
{
    /// <summary>Adds their topic, as the process's environment says; the client of SNS is the caller's.</summary>
    /// <exception cref="InvalidOperationException">SIGNALS_TOPIC_ARN is missing.</exception>
    public static IServiceCollection AddSignalTopic(this IServiceCollection services) =>
        services
            .AddSingleton(new SignalSettings(EnvironmentVariables.Required("SIGNALS_TOPIC_ARN")))
            .AddSingleton<ISignalPublisher, SnsSignalPublisher>();

    /// <summary>Adds what publishes them; the topic is the caller's.</summary>
    public static IServiceCollection AddSignals(this IServiceCollection services) =>
        services.AddLogger<SignalSender>().AddSingleton<SignalOutbox>().AddSingleton<SignalSender>();

    /// <summary>Adds where they are posted to what has the router.</summary>
    public static IServiceCollection AddSignalEndpoint(this IServiceCollection services) =>
        services
            .AddLogger<SignalEndpoint>()
            .AddLogger<SignalHandover>()
            .AddSingleton<SignalHandover>()
            .AddEndpoint<SignalEndpoint>();
}
