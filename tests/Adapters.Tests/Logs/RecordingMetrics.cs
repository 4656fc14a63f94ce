using System.Collections.Concurrent;
using System.Globalization;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>
/// Keeps metrics as <c>Name{Dimension=value} number</c>. As in newer versions of Powertools, each thread has what it
/// collected to itself, and a flush without any is a warning.
/// </summary>
internal sealed class RecordingMetrics : IMetrics
{
    private readonly ConcurrentDictionary<int, OfThread> _threads = [];
    private readonly Lock _lock = new();

    public List<string> Written { get; } = [];

    /// <summary>How often there was nothing to flush.</summary>
    public int Warnings { get; private set; }

    public MetricsOptions Options => new();

    private OfThread Mine => _threads.GetOrAdd(Environment.CurrentManagedThreadId, _ => new OfThread());

    public void AddMetric(
        string key,
        double value,
        MetricUnit unit = MetricUnit.None,
        MetricResolution resolution = MetricResolution.Default
    )
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Mine.Open.Add((key, value));
    }

    public void AddDimension(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        Mine.Dimensions[key] = value;
    }

    public void AddDimensions(params (string key, string value)[] dimensions)
    {
        foreach (var (key, value) in dimensions)
            AddDimension(key, value);
    }

    public void PushSingleMetric(
        string name,
        double value,
        MetricUnit unit,
        string? nameSpace = null,
        string? service = null,
        Dictionary<string, string>? dimensions = null,
        MetricResolution resolution = MetricResolution.Default
    )
    {
        lock (_lock)
            Written.Add(
                Text(name, value, new SortedDictionary<string, string>(dimensions ?? [], StringComparer.Ordinal))
            );
    }

    public void Flush(bool metricsOverflow = false)
    {
        lock (_lock)
        {
            var mine = Mine;
            if (mine.Open.Count == 0)
                Warnings++;
            if (mine.Open.Any(m => !double.IsFinite(m.Value)))
                throw new ArgumentException("A value that is not finite cannot be written as JSON.");
            Written.AddRange(mine.Open.Select(m => Text(m.Name, m.Value, mine.Dimensions)));
            mine.Open.Clear();
            mine.Dimensions.Clear();
        }
    }

    public void AddMetadata(string key, object value) { }

    public void SetDefaultDimensions(Dictionary<string, string> defaultDimensions) { }

    public void SetNamespace(string nameSpace) { }

    public void SetService(string service) { }

    public void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics) { }

    public void SetCaptureColdStart(bool captureColdStart) { }

    public void ClearDefaultDimensions() { }

    public void SetFunctionName(string functionName) { }

    public void CaptureColdStartMetric(ILambdaContext context) { }

    private static string Text(string name, double value, SortedDictionary<string, string> dimensions) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{name}{{{string.Join(',', dimensions.Select(d => $"{d.Key}={d.Value}"))}}} {value}"
        );

    private sealed class OfThread
    {
        public List<(string Name, double Value)> Open { get; } = [];

        public SortedDictionary<string, string> Dimensions { get; } = new(StringComparer.Ordinal);
    }
}
