namespace AWS.Lambda.Powertools.Metrics;

/// <summary>Seconds that CloudWatch keeps apart. Default leaves it to CloudWatch, which is 60.</summary>
#pragma warning disable CA1008 // The member for zero has the real package's name.
public enum MetricResolution
#pragma warning restore CA1008
{
    Default = 0,
    High = 1,
    Standard = 60,
}
