namespace RoleFerry.Core.Logs.Batches;

/// <summary>What one batch may cost.</summary>
public sealed record LogBatchLimits
{
    /// <summary>
    /// Bytes of JSON that a batch may inflate to; more is a gzip bomb. CloudWatch Logs itself stays far below.
    /// </summary>
    public int MaxInflated { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Bytes of one message as they stand in the JSON; CloudWatch Logs takes events of at most 1 MiB.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html
    /// </summary>
    public int MaxMessage { get; init; } = 1024 * 1024;
}
