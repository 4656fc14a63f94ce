using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// Adds JSON lines on standard output. As in the real package, other providers stay, and the framework's own minimum
/// level, Information, is set only by a level that the code names.
/// </summary>
public static class PowertoolsLoggingBuilderExtensions
{
    public static ILoggingBuilder AddPowertoolsLogger(this ILoggingBuilder builder) =>
        builder.AddPowertoolsLogger(static _ => { });

    public static ILoggingBuilder AddPowertoolsLogger(
        this ILoggingBuilder builder,
        Action<PowertoolsLoggerConfiguration> configure
    )
    {
        var configuration = new PowertoolsLoggerConfiguration();
        configure(configuration);
        if (configuration.MinimumLogLevel is not LogLevel.None)
            builder.SetMinimumLevel(configuration.MinimumLogLevel);
        var settings = LoggerSettings.Read(configuration, Environment.GetEnvironmentVariable);
        return builder.AddProvider(
            new JsonLineLoggerProvider(settings, TimeProvider.System, Console.OpenStandardOutput())
        );
    }
}
