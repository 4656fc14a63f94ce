using System.Globalization;

namespace RoleFerry.Local.Metrics;

/// <summary>
/// How values of one period become one.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Statistics-definitions.html
/// </summary>
internal static class Statistics
{
    /// <summary>Computes it. Percentiles are of the values themselves, where CloudWatch estimates them.</summary>
    /// <exception cref="ArgumentException">There is no such statistic.</exception>
    public static double Of(IReadOnlyCollection<double> values, string statistic) =>
        statistic switch
        {
            "Sum" => values.Sum(),
            "Average" => values.Average(),
            "Maximum" => values.Max(),
            "Minimum" => values.Min(),
            "SampleCount" => values.Count,
            ['p', .. var rank]
                when double.TryParse(rank, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent)
                    && percent is >= 0 and <= 100 => values
                .Order()
                .ElementAt((int)Math.Clamp(Math.Ceiling(values.Count * percent / 100) - 1, 0, values.Count - 1)),
            _ => throw new ArgumentException($"There is no statistic {statistic}.", nameof(statistic)),
        };
}
