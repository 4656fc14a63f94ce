using Amazon.Lambda.Core;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// Collects and writes one line for each flush. As in the real package, each thread has a document of its own: what
/// was added before an await is lost to a flush that another thread makes after it.
/// </summary>
internal sealed class EmfMetrics : IMetrics
{
    /// <summary>
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    /// </summary>
    private const int MostMetrics = 100;

    private const int LongestName = 255;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, EmfDocument> _documents = [];
    private readonly EmfWriter _writer;
    private readonly Dictionary<string, string> _defaultDimensions = [];
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
        if ((options.Service ?? variable("POWERTOOLS_SERVICE_NAME")) is { Length: > 0 } service)
            SetService(service);
        if (options.DefaultDimensions is { } dimensions)
            SetDefaultDimensions(dimensions);
    }

    public MetricsOptions Options =>
        new()
        {
            Namespace = _namespace,
            Service = _service,
            RaiseOnEmptyMetrics = _raiseOnEmpty,
            CaptureColdStart = _captureColdStart,
            DefaultDimensions = new(_defaultDimensions),
            FunctionName = _functionName,
        };

    /// <summary>This thread's; asked for under the lock.</summary>
    private EmfDocument Collected
    {
        get
        {
            if (!_documents.TryGetValue(Environment.CurrentManagedThreadId, out var document))
                _documents.Add(Environment.CurrentManagedThreadId, document = new EmfDocument(_defaultDimensions));
            return document;
        }
    }

    public void AddMetric(
        string key,
        double value,
        MetricUnit unit = MetricUnit.None,
        MetricResolution resolution = MetricResolution.Default
    )
    {
        ThrowIfNoName(key);
        if (value < 0)
            throw new ArgumentException($"A metric's value is not negative: {value}.", nameof(value));
        lock (_lock)
        {
            if (
                Collected.Metrics.Count == MostMetrics
                || Collected.Metrics.GetValueOrDefault(key)?.Values.Count == MostMetrics
            )
                Flush(metricsOverflow: true);
            Collected.Add(key, value, unit, resolution);
        }
    }

    public void AddDimension(string key, string value)
    {
        lock (_lock)
        {
            if (_defaultDimensions.ContainsKey(key ?? "") || Collected.Dimensions.ContainsKey(key ?? ""))
                _writer.WriteWarning($"##WARNING##: Failed to Add dimension '{key}'. Dimension already exists.");
            Collected.AddDimension(key!, value);
        }
    }

    public void AddDimensions(params (string key, string value)[] dimensions)
    {
        foreach (var (key, value) in dimensions)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(key, nameof(dimensions));
            ArgumentException.ThrowIfNullOrWhiteSpace(value, nameof(dimensions));
        }
        foreach (var (key, value) in dimensions)
            AddDimension(key, value);
    }

    public void AddMetadata(string key, object value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        lock (_lock)
            Collected.Metadata.TryAdd(key, value);
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
        string name,
        double value,
        MetricUnit unit,
        string? nameSpace = null,
        string? service = null,
        Dictionary<string, string>? dimensions = null,
        MetricResolution resolution = MetricResolution.Default
    )
    {
        ThrowIfNoName(name);
        var single = new EmfDocument([]);
        if ((service ?? _service) is { Length: > 0 } named)
            single.AddDimension("Service", named);
        foreach (var (key, text) in dimensions ?? [])
            single.AddDimension(key, text);
        single.Add(name, value, unit, resolution);
        lock (_lock)
            _writer.Write(single, nameSpace ?? _namespace);
    }

    public void ClearDefaultDimensions()
    {
        lock (_lock)
            _defaultDimensions.Clear();
    }

    public void Flush(bool metricsOverflow = false)
    {
        lock (_lock)
        {
            var written = Collected;
            if (written.IsEmpty)
            {
                if (_raiseOnEmpty)
                    throw new SchemaValidationException(raiseEmptyMetrics: true);
                if (!_captureColdStart)
                    _writer.WriteWarning("##User-WARNING## No application metrics to publish.");
                return;
            }
            _writer.Write(written, _namespace);
            _documents.Remove(Environment.CurrentManagedThreadId);
            if (!metricsOverflow)
                return;
            foreach (var (key, value) in written.Dimensions)
                Collected.AddDimension(key, value);
        }
    }

    public void SetFunctionName(string functionName) => _functionName = functionName;

    public void CaptureColdStartMetric(ILambdaContext context)
    {
        if (!_captureColdStart)
            return;
        var dimensions = new Dictionary<string, string>(_defaultDimensions);
        if ((_functionName ?? context.FunctionName) is { Length: > 0 } name)
            dimensions["FunctionName"] = name;
        PushSingleMetric("ColdStart", 1, MetricUnit.Count, dimensions: dimensions);
    }

    private static void ThrowIfNoName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName, nameof(name));
    }
}
