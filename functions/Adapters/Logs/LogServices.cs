using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Rules;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters.Logs;

/// <summary>Registers what turns log batches into counts, groups and signals.</summary>
public static class LogServices
{
    /// <summary>Adds it to a function, as the process's environment says; the topic is the caller's.</summary>
    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        var rules = Environment.GetEnvironmentVariable("OWN_LOG_GROUPS") is { Length: > 0 } own
            ? EmbeddedLogRules.Compiled.Refusing(own)
            : EmbeddedLogRules.Compiled;
        return services.AddSingleton(rules).AddSingleton(rules.Rules).AddSingleton(EmbeddedMetrics.Value).AddLogWay();
    }

    /// <summary>Adds it; the clients, the clock, the rules and the topic are the caller's.</summary>
    public static IServiceCollection AddLogWay(this IServiceCollection services) =>
        services
            .AddFunctionMetrics()
            .AddLogger<LogIntake>()
            .AddSignals()
            .AddFaultReporter()
            .AddSingleton<ErrorGroupStore>()
            .AddSingleton<LogMetrics>()
            .AddSingleton(provider => new LogBatchParser(
                provider.GetService<CompiledLogRules>()
                    ?? CompiledLogRules.Compile(provider.GetRequiredService<LogRules>()),
                provider.GetRequiredService<MetricSet>().Counters,
                provider.GetService<LogBatchLimits>(),
                keepsCuts: true
            ))
            .AddLogger<CutStep>()
            .AddSingleton<BatchCounter>()
            .AddSingleton<CutStep>()
            .AddSingleton<LogIntake>()
            .AddTick<LogTick>();
}
