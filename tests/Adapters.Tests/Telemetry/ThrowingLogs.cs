using Microsoft.Extensions.Logging;

namespace RoleFerry.Adapters.Tests.Telemetry;

/// <summary>A logger that says it takes every line, and throws at each.</summary>
internal sealed class ThrowingLogs : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => throw new NotSupportedException("JsonTypeInfo metadata was not provided.");

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => throw new NotSupportedException("JsonTypeInfo metadata was not provided.");

    public void Dispose() { }
}
