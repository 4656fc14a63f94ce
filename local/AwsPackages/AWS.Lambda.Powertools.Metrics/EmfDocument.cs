namespace AWS.Lambda.Powertools.Metrics;

/// <summary>What one line will hold.</summary>
internal sealed class EmfDocument(Dictionary<string, string> defaultDimensions)
{
    /// <summary>As in the real package: with Service they are the thirty that CloudWatch takes.</summary>
    private const int MostDimensions = 29;

    public Dictionary<string, string> DefaultDimensions => defaultDimensions;

    public Dictionary<string, string> Dimensions { get; } = [];

    public Dictionary<string, EmfMetric> Metrics { get; } = [];

    public Dictionary<string, object> Metadata { get; } = [];

    public bool IsEmpty => Metrics.Count == 0 && Metadata.Count == 0;

    public void Add(string key, double value, MetricUnit unit, MetricResolution resolution)
    {
        if (Metrics.TryGetValue(key, out var metric))
            metric.Values.Add(value);
        else
            Metrics.Add(key, new EmfMetric(unit, resolution, [value]));
    }

    public void AddDimension(string key, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        if (defaultDimensions.ContainsKey(key))
            return;
        if (Dimensions.Count == MostDimensions)
            throw new ArgumentOutOfRangeException(nameof(key), key, $"There are {MostDimensions} dimensions already.");
        Dimensions.TryAdd(key, value);
    }
}
