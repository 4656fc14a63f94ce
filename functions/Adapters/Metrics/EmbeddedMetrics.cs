using RoleFerry.Adapters.Settings;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters.Metrics;

/// <summary>The metrics that the function was built with: <c>monitoring/metrics.yaml</c>, compiled.</summary>
public static class EmbeddedMetrics
{
    private static readonly Lazy<MetricSet> Loaded = new(() =>
        MetricSetJson.Read(MonitoringFiles.Read("metrics.compiled.json"))
    );

    /// <summary>The metrics. A test keeps them readable and equal to the YAML.</summary>
    public static MetricSet Value => Loaded.Value;
}
