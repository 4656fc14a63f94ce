using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>What holds for every line.</summary>
internal sealed record LoggerSettings(string Service, LogLevel MinimumLevel, Func<string?> TraceId)
{
    public static LoggerSettings Read(PowertoolsLoggerConfiguration configuration, Func<string, string?> variable)
    {
        var level = configuration.MinimumLogLevel;
        if (level is LogLevel.None && !Enum.TryParse(variable("POWERTOOLS_LOG_LEVEL"), ignoreCase: true, out level))
            level = LogLevel.Information;
        return new(configuration.Service ?? variable("POWERTOOLS_SERVICE_NAME") ?? "service_undefined", level, () =>
            variable("_X_AMZN_TRACE_ID")
        );
    }
}
