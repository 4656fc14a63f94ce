using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>
/// A function's own metrics. What is added waits here and is given to Powertools when it is written, all at once on
/// one thread: newer versions of Powertools collect per thread and lose what is added between awaits. No fault of a
/// metric ends an invocation: it is counted, and the count is a metric itself.
/// </summary>
/// <remarks>Thread-safe: an invocation's channels run side by side.</remarks>
/// <param name="sink">Makes Powertools' metrics at the first write.</param>
/// <param name="faults">Where faults are counted.</param>
public sealed class FunctionMetrics(Func<IMetrics> sink, TelemetryFaults faults)
{
    /// <summary>
    /// The metrics of one document
    /// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html).
    /// </summary>
    private const int MostWaiting = 100;

    private const string Sink = "the metrics";

    private readonly Lock _lock = new();
    private List<MetricValue> _waiting = [];
    private long _faultsWritten;

    /// <summary>Adds a value to what <see cref="Flush"/> writes.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="value">Its value; one that is negative or not finite is a fault.</param>
    /// <param name="unit">Its unit.</param>
    public void Add(string name, double value, MetricUnit unit)
    {
        lock (_lock)
        {
            _waiting.Add(new(name, value, unit));
            if (_waiting.Count == MostWaiting)
                WriteWaiting();
        }
    }

    /// <summary>Writes one value at once.</summary>
    /// <param name="name">The metric's name.</param>
    /// <param name="value">Its value; one that is negative or not finite is a fault.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="service">The dimension Service; null: the function.</param>
    /// <param name="dimensions">Dimensions beside Service.</param>
    public void Push(
        string name,
        double value,
        MetricUnit unit,
        string? service = null,
        Dictionary<string, string>? dimensions = null
    )
    {
        var metric = new MetricValue(name, value, unit);
        lock (_lock)
        {
            if (IsWritable(metric) && AreWritable(dimensions ?? []))
                faults.Guard(Sink, () =>
                    sink().PushSingleMetric(name, value, unit, service: service, dimensions: dimensions)
                );
        }
    }

    /// <summary>Writes values at once that have dimensions in common, in one document.</summary>
    /// <param name="values">The values.</param>
    /// <param name="dimensions">Dimensions beside Service.</param>
    public void Push(IEnumerable<MetricValue> values, Dictionary<string, string> dimensions)
    {
        lock (_lock)
            Write(values, dimensions);
    }

    /// <summary>
    /// Writes what was added, and how many faults there were since it last said so. Nothing to write is nothing
    /// written.
    /// </summary>
    public void Flush()
    {
        lock (_lock)
            WriteWaiting();
    }

    private void WriteWaiting()
    {
        long count = faults.Count;
        if (count > _faultsWritten)
            _waiting.Add(new("TelemetryFaults", count - _faultsWritten, MetricUnit.Count));
        if (Write(_waiting, []))
            _faultsWritten = count;
        _waiting = [];
    }

    private bool Write(IEnumerable<MetricValue> values, Dictionary<string, string> dimensions)
    {
        MetricValue[] writable = [.. values.Where(IsWritable)];
        if (writable.Length == 0)
            return true;
        if (
            !AreWritable(dimensions)
            || !dimensions.All(d => faults.Guard(Sink, () => sink().AddDimension(d.Key, d.Value)))
        )
            return false;
        bool isWhole = true;
        foreach (var metric in writable)
            isWhole &= faults.Guard(Sink, () => sink().AddMetric(metric.Name, metric.Value, metric.Unit));
        return faults.Guard(Sink, () => sink().Flush()) && isWhole;
    }

    private bool IsWritable(MetricValue metric)
    {
        if (!metric.IsWritable)
            faults.Add(Sink, $"\"{metric.Name}\" with the value {metric.Value} is no metric.");
        return metric.IsWritable;
    }

    private bool AreWritable(Dictionary<string, string> dimensions)
    {
        var blank = dimensions
            .Where(d => string.IsNullOrWhiteSpace(d.Key) || string.IsNullOrWhiteSpace(d.Value))
            .ToArray();
        foreach (var dimension in blank)
            faults.Add(Sink, $"the dimension \"{dimension.Key}\" has the value \"{dimension.Value}\".");
        return blank.Length == 0;
    }
}
