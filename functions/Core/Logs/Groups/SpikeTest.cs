namespace RoleFerry.Core.Logs.Groups;

/// <summary>
/// Whether an error's count in an hour is more than the hours before let one expect. The count is compared with the
/// predictive distribution of a Poisson rate that is only known from those hours (a negative binomial, Jeffreys'
/// prior); where the hours vary more than a Poisson's would, all counts are first divided by how much more
/// (quasi-Poisson).
/// </summary>
/// <remarks>
/// An hour is tested against what its whole would be, however little of it has passed, and its count only grows:
/// looking after every batch is no more likely to be wrong than looking once at its end. So a group whose rate does
/// not change is called spiking in at most about <see cref="FalseAlarmRate"/> of its hours: with a thousand groups,
/// nine times in a year.
/// </remarks>
public static class SpikeTest
{
    /// <summary>The chance, per group and hour, of calling chance a spike.</summary>
    public const double FalseAlarmRate = 1e-6;

    /// <summary>Hours that are looked back.</summary>
    public const int Hours = 24;

    /// <summary>With fewer hours there is nothing to compare with.</summary>
    public const int FewestHours = 3;

    /// <summary>Whether it is a spike.</summary>
    /// <param name="count">The hour's count so far.</param>
    /// <param name="history">The counts of the hours before.</param>
    /// <param name="atLeast">Fewer than this are none.</param>
    public static bool IsSpike(long count, IReadOnlyList<long> history, int atLeast) =>
        count >= atLeast && history.Count >= FewestHours && Chance(count, history) < FalseAlarmRate;

    /// <summary>The chance that an hour like those before has this count or more.</summary>
    public static double Chance(long count, IReadOnlyList<long> history)
    {
        double hours = history.Count;
        double sum = history.Sum();
        double mean = sum / hours;
        double variance = history.Sum(c => (c - mean) * (c - mean)) / Math.Max(1, hours - 1);
        double dispersion = mean > 0 ? Math.Max(1, variance / mean) : 1;
        return Tail(Math.Ceiling(count / dispersion), (sum / dispersion) + 0.5, hours);
    }

    /// <summary>P(X >= k) of the negative binomial with a shape and the odds 1 : hours.</summary>
    private static double Tail(double k, double shape, double hours)
    {
        if (k <= shape / hours)
            return 1;
        double ratio = 1 / (hours + 1);
        double term = Math.Exp(
            LogGamma(k + shape)
                - LogGamma(shape)
                - LogGamma(k + 1)
                + (shape * Math.Log(hours * ratio))
                + (k * Math.Log(ratio))
        );
        double sum = 0;
        for (double i = k; term > sum * 1e-12 && i < k + 1_000_000; i++)
        {
            sum += term;
            term *= (i + shape) / (i + 1) * ratio;
        }

        return Math.Min(1, sum);
    }

    /// <summary>Stirling's series, moved to where it is good to 12 digits. https://dlmf.nist.gov/5.11</summary>
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 12; x++)
            shift -= Math.Log(x);
        double inverse = 1 / (x * x);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / x;
        return shift + ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + series;
    }
}
