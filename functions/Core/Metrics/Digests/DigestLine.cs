using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Core.Metrics.Digests;

/// <summary>A metric in a digest.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Now">The day or week that is told of; null where it has no value.</param>
/// <param name="Before">What it is compared with: the same weekday a week before, or the week before.</param>
/// <param name="Trend">The values of the days until it, the oldest first; null where there is none.</param>
public sealed record DigestLine(MetricDefinition Metric, Rollup? Now, Rollup? Before, IReadOnlyList<double?> Trend)
{
    /// <summary>The value told of.</summary>
    public double? Value => Now?.Total.Value;

    /// <summary>Whether the value is where it should be; null where there is no target or no value.</summary>
    public bool? IsOnTarget =>
        Metric.Target is { } target && Value is { } value
            ? Metric.HigherIsBetter
                ? value >= target
                : value <= target
            : null;

    /// <summary>
    /// How much it has changed: in percent, of a rate in points; empty where there is nothing to compare with.
    /// </summary>
    public string Change
    {
        get
        {
            if (Value is not { } now || Before?.Total.Value is not { } before)
                return "";
            if (Metric.Unit == MetricUnit.Percent)
                return Signed((now - before) * 100, " pt");
            return before == 0
                ? now == 0
                    ? "="
                    : "new"
                : Signed((now - before) / before * 100, " %");
        }
    }

    private static string Signed(double change, string unit)
    {
        string number = MetricText.Number(Math.Abs(Math.Round(change, 1)));
        return number == "0" ? "=" : $"{(change < 0 ? '-' : '+')}{number}{unit}";
    }
}
