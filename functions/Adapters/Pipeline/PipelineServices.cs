using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Telemetry;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>Registers the way of signals and commands.</summary>
public static class PipelineServices
{
    /// <summary>
    /// Adds it to what has incidents, policies, the outbox, the failure queue and what is known of tags.
    /// </summary>
    public static IServiceCollection AddPipeline(this IServiceCollection services) =>
        services
            .AddLogger<AlarmIntake>()
            .AddLogger<AlarmPipeline>()
            .AddLogger<TagRevision>()
            .AddLogger<SignalPipeline>()
            .AddLogger<CommandPipeline>()
            .AddLogger<FailOpenPager>()
            .AddSingleton<FailOpenPager>()
            .AddSingleton<SignalPipeline>()
            .AddSingleton<SignalOutbox>()
            .AddSingleton<AlarmEnds>()
            .AddSingleton<CommandPipeline>()
            .AddSingleton<TagRevision>()
            .AddSingleton<AlarmPipeline>()
            .AddSingleton<AlarmIntake>();

    /// <summary>Adds what explains why people were notified, or not.</summary>
    public static IServiceCollection AddExplanations(this IServiceCollection services) =>
        services.AddSingleton<ExplanationReader>();
}
