namespace RoleFerry.Adapters.Telemetry;

/// <summary>A logging scope whose end never throws.</summary>
internal sealed class GuardedScope(IDisposable inner, TelemetryFaults faults) : IDisposable
{
    public void Dispose() => faults.Guard(GuardedLogger.Sink, inner.Dispose);
}
