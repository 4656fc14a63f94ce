using Microsoft.Extensions.Logging;

namespace AWS.Lambda.Powertools.Logging;

/// <summary>
/// The loggers of one process. They share one buffer and one lock: a line is written whole, in one write.
/// </summary>
internal sealed class JsonLineLoggerProvider(LoggerSettings settings, TimeProvider time, Stream output)
    : ILoggerProvider,
        ISupportExternalScope
{
    private readonly Lock _lock = new();
    private readonly JsonLine _line = new(settings, time);

    public IExternalScopeProvider Scopes { get; private set; } = new LoggerExternalScopeProvider();

    public ILogger CreateLogger(string categoryName) => new JsonLineLogger(categoryName, this);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => Scopes = scopeProvider;

    public bool IsEnabled(LogLevel level) => level is not LogLevel.None && level >= settings.MinimumLevel;

    public void Write(string name, LogLevel level, string message, object? state, Exception? exception)
    {
        lock (_lock)
        {
            output.Write(_line.Format(name, level, message, state, Scopes, exception));
            output.Flush();
        }
    }

    public void Dispose() { }
}
