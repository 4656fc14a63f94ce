namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What a test of a metric asks. Each, for each combination of dimensions, is an alarm of its own.</summary>
public enum MetricTestKind
{
    /// <summary>Is it on the wrong side of its threshold?</summary>
    Threshold,

    /// <summary>Is a metric that should be there not there?</summary>
    Missing,

    /// <summary>Is it unlike the same weekday and hour of the weeks before?</summary>
    Unusual,

    /// <summary>Does its error budget burn too fast?</summary>
    Burn,
}
