namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// Makes an <see cref="IMetrics"/>. What it is not told comes from POWERTOOLS_METRICS_NAMESPACE and
/// POWERTOOLS_SERVICE_NAME.
/// </summary>
public sealed class MetricsBuilder
{
    private readonly MetricsOptions _options = new();

    public MetricsBuilder WithNamespace(string nameSpace)
    {
        _options.Namespace = nameSpace;
        return this;
    }

    public MetricsBuilder WithService(string service)
    {
        _options.Service = service;
        return this;
    }

    public MetricsBuilder WithDefaultDimensions(Dictionary<string, string> defaultDimensions)
    {
        _options.DefaultDimensions = defaultDimensions;
        return this;
    }

    public IMetrics Build() =>
        new EmfMetrics(_options, Environment.GetEnvironmentVariable, TimeProvider.System, Console.OpenStandardOutput());
}
