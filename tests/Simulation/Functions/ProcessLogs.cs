using Microsoft.Extensions.Logging;

namespace RoleFerry.Simulation.Functions;

/// <summary>A process's log: its warnings and worse become part of the story and are searched for secrets.</summary>
internal sealed class ProcessLogs(FunctionProcess process) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning || process.World.IsTold;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            process.World.Logged(process, Text(formatter(state, exception)), exception);
    }

    private string Text(string line) => process.World.Plan.Mutant?.Log?.Invoke(process, line) ?? line;

    public void Dispose() { }
}
