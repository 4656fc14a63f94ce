namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What a test says of a window.</summary>
public enum MetricVerdict
{
    /// <summary>
    /// Too few events, too little history, or no value: it cannot be told, and what was true stays true.
    /// </summary>
    TooFew,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Off.</summary>
    Bad,
}
