using System.Globalization;
using Amazon.Lambda.Core;
using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Tests.Logs;

/// <summary>Keeps metrics as <c>Name{Dimension=value} number</c>.</summary>
internal sealed class RecordingMetrics : IMetrics
{
    private readonly List<(string Name, double Value)> _open = [];
    private readonly SortedDictionary<string, string> _dimensions = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public List<string> Written { get; } = [];

    public MetricsOptions Options => new();

    public void AddMetric(string key, double value, MetricUnit unit = MetricUnit.None, MetricResolution resolution = MetricResolution.Default)
    {
        lock (_lock) _open.Add((key, value));
    }

    public void AddDimension(string key, string value) => _dimensions[key] = value;

    public void PushSingleMetric(
        string name, double value, MetricUnit unit, string? nameSpace = null, string? service = null,
        Dictionary<string, string>? dimensions = null, MetricResolution resolution = MetricResolution.Default)
    {
        lock (_lock) Written.Add(Text(name, value, new SortedDictionary<string, string>(dimensions ?? [], StringComparer.Ordinal)));
    }

    public void Flush(bool metricsOverflow = false)
    {
        lock (_lock)
        {
            Written.AddRange(_open.Select(m => Text(m.Name, m.Value, _dimensions)));
            _open.Clear();
            _dimensions.Clear();
        }
    }

    public void AddMetadata(string key, object value)
    {
    }

    public void SetDefaultDimensions(Dictionary<string, string> defaultDimensions)
    {
    }

    public void SetNamespace(string nameSpace)
    {
    }

    public void SetService(string service)
    {
    }

    public void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics)
    {
    }

    public void SetCaptureColdStart(bool captureColdStart)
    {
    }

    public void ClearDefaultDimensions()
    {
    }

    public void SetFunctionName(string functionName)
    {
    }

    public void CaptureColdStartMetric(ILambdaContext context)
    {
    }

    private static string Text(string name, double value, SortedDictionary<string, string> dimensions) => string.Create(
        CultureInfo.InvariantCulture, $"{name}{{{string.Join(',', dimensions.Select(d => $"{d.Key}={d.Value}"))}}} {value}");
}
