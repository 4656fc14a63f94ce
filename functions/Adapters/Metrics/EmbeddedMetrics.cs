using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters.Metrics;

/// <summary>The metrics that the function was built with: <c>monitoring/metrics.yaml</c>, compiled.</summary>
public static class EmbeddedMetrics
{
    private const string Resource = "metrics.compiled.json";

    private static readonly Lazy<MetricSet> Loaded = new(Load);

    /// <summary>The metrics. A test keeps them readable and equal to the YAML.</summary>
    public static MetricSet Value => Loaded.Value;

    private static MetricSet Load()
    {
        using var stream = typeof(EmbeddedMetrics).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return MetricSetJson.Read(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
