namespace AWS.Lambda.Powertools.Metrics;

/// <summary>How an <see cref="IMetrics"/> is set; null where nothing was said.</summary>
public sealed class MetricsOptions
{
    public string? Namespace { get; set; }

    public string? Service { get; set; }

    public bool? RaiseOnEmptyMetrics { get; set; }

    public bool? CaptureColdStart { get; set; }

    public Dictionary<string, string>? DefaultDimensions { get; set; }

    public string? FunctionName { get; set; }
}
