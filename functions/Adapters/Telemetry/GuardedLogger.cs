using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>A logger that never throws.</summary>
internal sealed class GuardedLogger(ILogger inner, TelemetryFaults faults) : ILogger
{
    /// <summary>What faults call it.</summary>
    public const string Sink = "the log";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        IDisposable? scope = null;
        faults.Guard(Sink, () => scope = inner.BeginScope(state));
        return scope is null ? null : new GuardedScope(scope, faults);
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        bool isEnabled = false;
        faults.Guard(Sink, () => isEnabled = inner.IsEnabled(logLevel));
        return isEnabled;
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => faults.Guard(Sink, () => inner.Log(logLevel, eventId, state, exception, formatter));
}
