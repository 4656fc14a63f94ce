namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// The units of CloudWatch that this project uses; each is written by its name
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html).
/// </summary>
public enum MetricUnit
{
    None,
    Seconds,
    Milliseconds,
    Bytes,
    Percent,
    Count,
}
