using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Metrics;

/// <summary>
/// What was counted for a metric. Adding two up gives what one counter of both would hold, in any order.
/// </summary>
/// <param name="Events">Events that were counted, of either side of a ratio: grows with whatever comes late.</param>
/// <param name="Part">A count, a sum, a ratio's part, or the number of different values.</param>
/// <param name="Whole">How many events a value rests on; a ratio's whole.</param>
public sealed record CounterValue(long Events, double Part, double Whole)
{
    /// <summary>Nothing.</summary>
    public static CounterValue Zero { get; } = new(0, 0, 0);

    /// <summary>Events whose field could not be used: not there, no number, negative, not finite.</summary>
    public long Unusable { get; init; }

    /// <summary>The field's values, for a quantile.</summary>
    public QuantileSketch Values { get; init; } = QuantileSketch.Empty;

    /// <summary>The field's different values.</summary>
    public DistinctSketch Different { get; init; } = DistinctSketch.Empty;

    /// <summary>Both together.</summary>
    public CounterValue Plus(CounterValue other)
    {
        var different = Different.Plus(other.Different);
        return new CounterValue(
            Events + other.Events,
            different.IsEmpty ? Part + other.Part : different.Estimate,
            Whole + other.Whole
        )
        {
            Unusable = Unusable + other.Unusable,
            Values = Values.Plus(other.Values),
            Different = different,
        };
    }

    /// <summary>The metric's value; null where there is none.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="length">How long the window is, for what is told by the minute.</param>
    public double? ValueOf(MetricDefinition metric, TimeSpan length) =>
        metric.Kind switch
        {
            MetricKind.Count when metric.PerMinute => Part / length.TotalMinutes,
            MetricKind.Count or MetricKind.Sum => Part,
            MetricKind.Distinct => Different.Estimate,
            MetricKind.Quantile => Values.Quantile(metric.Share),
            _ => Whole > 0 ? Part / Whole : null,
        };
}
