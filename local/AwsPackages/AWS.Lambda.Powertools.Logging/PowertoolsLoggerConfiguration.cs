using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// How the logger is set in code. What it leaves out comes from POWERTOOLS_SERVICE_NAME and POWERTOOLS_LOG_LEVEL.
/// </summary>
public sealed class PowertoolsLoggerConfiguration : IOptions<PowertoolsLoggerConfiguration>
{
    public string? Service { get; set; }

    /// <summary>None means that nothing was said here.</summary>
    public LogLevel MinimumLogLevel { get; set; } = LogLevel.None;

    PowertoolsLoggerConfiguration IOptions<PowertoolsLoggerConfiguration>.Value => this;
}
