using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>
/// Whether a value is unusual for its weekday and hour. It is compared with the median of the windows at the same
/// weekday and time of the last 4 to 8 weeks. How far apart is too far is told by how far such windows usually are
/// from their own medians: the median absolute deviation (MAD) of the windows at the same time on all days of those
/// weeks, each from the median of its weekday. Medians do not see a bad day among them, so last week's outage does
/// not make this week's look usual.
/// </summary>
/// <remarks>
/// All is done on a scale on which metrics of one kind vary alike: square roots for counts, arcsines of square roots
/// for rates, logarithms for times. There the spread has a floor, the one that chance alone makes (a Poisson count, a
/// binomial rate): a metric that hardly ever moves does not alarm at its first move.
///
/// False alarms: a metric that goes on as before is called unusual in about <see cref="FalseAlarmRate"/> of its
/// windows: once in 14 months for an hourly metric, once in 27 years for a daily one. The limits are quantiles of the
/// test's own distribution, found with 4,000,000 normal samples for each number of weeks; a test holds them to it
/// with samples of its own. Real metrics have heavier tails (holidays), so expect some more.
/// </remarks>
public static class UnusualTest
{
    /// <summary>The chance, per window, of calling chance unusual.</summary>
    public const double FalseAlarmRate = 1e-4;

    /// <summary>Weeks that are looked back.</summary>
    public const int Weeks = 8;

    /// <summary>With fewer values of the same weekday and time there is nothing to compare with.</summary>
    public const int FewestWeeks = 4;

    /// <summary>Days that are looked back.</summary>
    public const int Days = Weeks * 7;

    /// <summary>The least spread of a time: 5 %.</summary>
    private const double LeastOfTimes = 0.05;

    /// <summary>How many spreads away is too far, by the number of weeks.</summary>
    private static ReadOnlySpan<double> Limits => [11.95, 10.13, 7.96, 7.11, 6.42];

    /// <summary>Tests a value.</summary>
    /// <param name="value">The window's value.</param>
    /// <param name="scale">What kind of value it is.</param>
    /// <param name="sample">How many events it comes from; matters for rates.</param>
    /// <param name="daysBefore">
    /// The values at the same time on the days before, yesterday's first; null where there was none. At most
    /// <see cref="Days"/> count.
    /// </param>
    /// <returns>What is usual; null where there is too little to tell.</returns>
    public static Usual? Test(double value, ValueScale scale, double sample, IReadOnlyList<double?> daysBefore)
    {
        var weekdays = new List<double>[7];
        for (int i = 0; i < weekdays.Length; i++)
            weekdays[i] = [];
        for (int day = 1; day <= Math.Min(Days, daysBefore.Count); day++)
        {
            if (daysBefore[day - 1] is { } before && double.IsFinite(before))
                weekdays[day % 7].Add(To(scale, before));
        }

        var same = weekdays[0];
        if (same.Count < FewestWeeks || !double.IsFinite(value))
            return null;
        double center = Robust.Median(same);
        var apart = weekdays.Where(w => w.Count >= FewestWeeks).SelectMany(w => Deviations(w, Robust.Median(w)));
        double spread = Math.Max(Robust.PerMad * Robust.Median(apart), Floor(scale, sample));
        double limit = Limits[same.Count - FewestWeeks] * spread;
        return new Usual(
            From(scale, center),
            From(scale, center - limit),
            From(scale, center + limit),
            Math.Abs(To(scale, value) - center) > limit,
            same.Count
        );
    }

    private static IEnumerable<double> Deviations(List<double> values, double center) =>
        values.Select(v => Math.Abs(v - center));

    private static double To(ValueScale scale, double value) =>
        scale switch
        {
            ValueScale.Count => 2 * Math.Sqrt(Math.Max(0, value)),
            ValueScale.Rate => Math.Asin(Math.Sqrt(Math.Clamp(value, 0, 1))),
            _ => Math.Log(Math.Max(1e-9, value)),
        };

    private static double From(ValueScale scale, double value) =>
        scale switch
        {
            ValueScale.Count => Math.Pow(Math.Max(0, value) / 2, 2),
            ValueScale.Rate => Math.Pow(Math.Sin(Math.Clamp(value, 0, Math.PI / 2)), 2),
            _ => Math.Exp(value),
        };

    private static double Floor(ValueScale scale, double sample) =>
        scale switch
        {
            ValueScale.Count => 1,
            ValueScale.Rate => 1 / (2 * Math.Sqrt(Math.Max(1, sample))),
            _ => LeastOfTimes,
        };
}
