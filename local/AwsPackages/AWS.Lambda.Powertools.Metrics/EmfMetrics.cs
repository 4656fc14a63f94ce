using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>Collects under a lock, since an invocation's channels run side by side, and writes one line for each flush.</summary>
internal sealed class EmfMetrics : IMetrics
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html</summary>
    private const int MostMetrics = 100;

    private readonly Lock _lock = new();
    private readonly EmfWriter _writer;
    private readonly Dictionary<string, string> _defaultDimensions = [];
    private EmfDocument _collected;
    private bool _raiseOnEmpty;
    private bool _captureColdStart;
    private string? _functionName;
    private string? _namespace;
    private string? _service;

    public EmfMetrics(MetricsOptions options, Func<string, string?> variable, TimeProvider time, Stream output)
    {
        _writer = new EmfWriter(time, output);
        _raiseOnEmpty = options.RaiseOnEmptyMetrics ?? false;
        _captureColdStart = options.CaptureColdStart ?? false;
        _functionName = options.FunctionName;
        _namespace = options.Namespace ?? variable("POWERTOOLS_METRICS_NAMESPACE");
        if ((options.Service ?? variable("POWERTOOLS_SERVICE_NAME")) is { Length: > 0 } service) SetService(service);
        if (options.DefaultDimensions is { } dimensions) SetDefaultDimensions(dimensions);
        _collected = new EmfDocument(_defaultDimensions);
    }

    public MetricsOptions Options => new()
    {
        Namespace = _namespace,
        Service = _service,
        RaiseOnEmptyMetrics = _raiseOnEmpty,
        CaptureColdStart = _captureColdStart,
        DefaultDimensions = new(_defaultDimensions),
        FunctionName = _functionName,
    };

    public void AddMetric(
        string key, double value, MetricUnit unit = MetricUnit.None, MetricResolution resolution = MetricResolution.Default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        lock (_lock)
        {
            if (_collected.Metrics.Count == MostMetrics || _collected.Metrics.GetValueOrDefault(key)?.Values.Count == MostMetrics)
                Flush(metricsOverflow: true);
            _collected.Add(key, value, unit, resolution);
        }
    }

    public void AddDimension(string key, string value)
    {
        lock (_lock) _collected.AddDimension(key, value);
    }

    public void AddMetadata(string key, object value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        lock (_lock) _collected.Metadata.TryAdd(key, value);
    }

    public void SetDefaultDimensions(Dictionary<string, string> defaultDimensions)
    {
        lock (_lock)
        {
            foreach (var (key, value) in defaultDimensions)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(defaultDimensions));
                ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(defaultDimensions));
                _defaultDimensions.TryAdd(key, value);
            }
        }
    }

    public void SetNamespace(string nameSpace) => _namespace = nameSpace;

    public void SetService(string service)
    {
        _service = service;
        SetDefaultDimensions(new() { ["Service"] = service });
    }

    public void SetRaiseOnEmptyMetrics(bool raiseOnEmptyMetrics) => _raiseOnEmpty = raiseOnEmptyMetrics;

    public void SetCaptureColdStart(bool captureColdStart) => _captureColdStart = captureColdStart;

    public void PushSingleMetric(
        string name, double value, MetricUnit unit, string? nameSpace = null, string? service = null,
        Dictionary<string, string>? dimensions = null, MetricResolution resolution = MetricResolution.Default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var single = new EmfDocument([]);
        if ((service ?? _service) is { Length: > 0 } named) single.AddDimension("Service", named);
        foreach (var (key, text) in dimensions ?? []) single.AddDimension(key, text);
        single.Add(name, value, unit, resolution);
        lock (_lock) _writer.Write(single, nameSpace ?? _namespace);
    }

    public void ClearDefaultDimensions()
    {
        lock (_lock) _defaultDimensions.Clear();
    }

    public void Flush(bool metricsOverflow = false)
    {
        lock (_lock)
        {
            if (_collected.IsEmpty)
            {
                if (_raiseOnEmpty) throw new SchemaValidationException(raiseEmptyMetrics: true);
                return;
            }
            _writer.Write(_collected, _namespace);
            var written = _collected;
            _collected = new EmfDocument(_defaultDimensions);
            if (!metricsOverflow) return;
            foreach (var (key, value) in written.Dimensions) _collected.AddDimension(key, value);
        }
    }

    public void SetFunctionName(string functionName) => _functionName = functionName;

    public void CaptureColdStartMetric(ILambdaContext context)
    {
        if (!_captureColdStart) return;
        var dimensions = new Dictionary<string, string>(_defaultDimensions);
        if ((_functionName ?? context.FunctionName) is { Length: > 0 } name) dimensions["FunctionName"] = name;
        PushSingleMetric("ColdStart", 1, MetricUnit.Count, dimensions: dimensions);
    }
}
