using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>
/// Makes loggers that never throw, of a factory that may: not even a provider that cannot be made ends anything.
/// </summary>
/// <param name="make">Makes the factory behind, when the first logger is asked for.</param>
/// <param name="faults">Where faults are counted.</param>
internal sealed class GuardedLoggerFactory(Func<ILoggerFactory> make, TelemetryFaults faults) : ILoggerFactory
{
    private readonly Lazy<ILoggerFactory> _inner = new(make);

    public ILogger CreateLogger(string categoryName)
    {
        ILogger inner = NullLogger.Instance;
        faults.Guard(GuardedLogger.Sink, () => inner = _inner.Value.CreateLogger(categoryName));
        return new GuardedLogger(inner, faults);
    }

    public void AddProvider(ILoggerProvider provider) =>
        faults.Guard(GuardedLogger.Sink, () => _inner.Value.AddProvider(provider));

    public void Dispose()
    {
        if (_inner.IsValueCreated)
            faults.Guard(GuardedLogger.Sink, _inner.Value.Dispose);
    }
}
