namespace RoleFerry.Core.Metrics;

/// <summary>What a metric's value is in.</summary>
public enum MetricUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>A share: 0.1 is 10 %.</summary>
    Percent,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Minutes.</summary>
    Minutes,
}
