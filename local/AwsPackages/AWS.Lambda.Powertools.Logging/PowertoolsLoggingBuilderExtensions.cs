using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>Makes JSON lines on standard output the only log.</summary>
public static class PowertoolsLoggingBuilderExtensions
{
    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder) => builder.AddPowertoolsLogger(static _ => { });

    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder, Action<PowertoolsLoggerConfiguration> configure)
    {
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);
        var settings = LoggerSettings.Read(configuration, Environment.GetEnvironmentVariable);
        return builder
            .ClearProviders()
            .SetMinimumLevel(settings.MinimumLevel)
            .AddProvider(new JsonLineLoggerProvider(settings, TimeProvider.System, Console.OpenStandardOutput()));
    }
}
