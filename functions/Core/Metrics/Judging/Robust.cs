namespace RoleFerry.Core.Metrics.Judging;

/// <summary>Figures of a sample that a few bad values among it hardly move.</summary>
internal static class Robust
{
    /// <summary>The spread that a normal distribution has for one median absolute deviation.</summary>
    public const double PerMad = 1.4826;

    /// <summary>The middle; the mean of the middle two of an even number. Of no values there is none.</summary>
    public static double Median(IEnumerable<double> values) => Quantile([.. values.Order()], 0.5);

    /// <summary>How far values are from a number: the median of the distances.</summary>
    public static double Deviation(IEnumerable<double> values, double from) =>
        Median(values.Select(value => Math.Abs(value - from)));

    /// <summary>What a share of the values does not exceed, between two of them in proportion.</summary>
    /// <param name="sorted">The values, rising; at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((at - below) * (sorted[above] - sorted[below]));
    }
}
