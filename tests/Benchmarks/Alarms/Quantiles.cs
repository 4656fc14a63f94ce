namespace RoleFerry.Benchmarks.Alarms;

/// <summary>Quantiles of measured numbers, by the nearest rank.</summary>
internal static class Quantiles
{
    public static double Quantile(this IEnumerable<double> values, double q)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(q * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(this IEnumerable<double> values) => values.Quantile(0.5);
}
