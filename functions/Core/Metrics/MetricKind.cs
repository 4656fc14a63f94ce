namespace RoleFerry.Core.Metrics;

/// <summary>What a metric's value is.</summary>
public enum MetricKind
{
    /// <summary>How many events there were; 0 where there were none.</summary>
    Count,

    /// <summary>The sum of a field.</summary>
    Sum,

    /// <summary>The mean of a field; none where there was no event.</summary>
    Mean,

    /// <summary>Events of one sort divided by events of another; none where there were none of the other.</summary>
    Ratio,

    /// <summary>
    /// How many different values a field had: exact up to a bound, see <see cref="Counters.DistinctSketch"/>.
    /// </summary>
    Distinct,

    /// <summary>
    /// What a share of a field's values does not exceed, within 1 %, see <see cref="Counters.QuantileSketch"/>; none
    /// where there was no event.
    /// </summary>
    Quantile,
}
