namespace RoleFerry.Adapters.Telemetry;

/// <summary>
/// What went wrong with logs and metrics. It never reaches the work that is logged and measured: it is counted, and
/// the first fault of each sink is written to standard error, where CloudWatch keeps it.
/// </summary>
/// <param name="error">Standard error on Lambda.</param>
public sealed class TelemetryFaults(TextWriter error)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private long _count;

    /// <summary>Faults since the process began.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>Runs something that writes telemetry; whatever it throws is counted.</summary>
    /// <param name="sink">What is written to: "the log", "the metrics".</param>
    /// <param name="action">The write.</param>
    /// <returns>Whether it went well.</returns>
    public bool Guard(string sink, Action action)
    {
        try
        {
            action();
            return true;
        }
#pragma warning disable CA1031 // A fault of telemetry must not end an invocation, whatever it is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Add(sink, $"{e.GetType().Name}: {(e.InnerException ?? e).Message}");
            return false;
        }
    }

    /// <summary>Counts a fault, and writes it if it is the sink's first.</summary>
    public void Add(string sink, string what)
    {
        Interlocked.Increment(ref _count);
        lock (_lock)
        {
            if (!_said.Add(sink))
                return;
            try
            {
                error.WriteLine(
                    $"Telemetry fault in {sink}: {what.ReplaceLineEndings(" ")} (later ones are counted, not written)"
                );
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // There is nowhere left to say it.
            }
        }
    }
}
