using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>One value of a metric.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">Its value, not negative.</param>
/// <param name="Unit">Its unit.</param>
public readonly record struct MetricValue(string Name, double Value, MetricUnit Unit)
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html</summary>
    private const int LongestName = 255;

    /// <summary>Whether both Powertools and CloudWatch take it.</summary>
    internal bool IsWritable =>
        double.IsFinite(Value) && Value >= 0 && !string.IsNullOrWhiteSpace(Name) && Name.Length <= LongestName;
}
