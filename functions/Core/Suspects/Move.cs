using RoleFerry.Core.Metrics.Judging;

namespace RoleFerry.Core.Suspects;

/// <summary>How far a series moved to the worse when something began.</summary>
/// <param name="Series">Which.</param>
/// <param name="Before">The worst that it was before, of what is usual and of the last periods.</param>
/// <param name="Level">What it was then.</param>
/// <param name="Low">What is usual begins here: nine tenths of the values before are above.</param>
/// <param name="High">It ends here: nine tenths are below.</param>
/// <param name="Size">How far that is, in spreads of what is usual; 0 where it did not move to the worse.</param>
/// <param name="Since">When the first period began in which it had moved; null where it had not.</param>
public sealed record Move(
    ObservedSeries Series,
    double Before,
    double Level,
    double Low,
    double High,
    double Size,
    DateTimeOffset? Since
)
{
    /// <summary>
    /// Periods, from the one in which something began, of which the two worst make the level; those of the lead too.
    /// </summary>
    private const int Periods = 3;
    private const int Worst = 2;

    /// <summary>With fewer usual values their spread says nothing.</summary>
    private const int FewestUsual = 12;

    /// <summary>How many spreads a period has to be away to have moved.</summary>
    private const double Moved = 3;

    /// <summary>The least spread, as a share of the value: chance alone moves most numbers that much.</summary>
    private const double LeastSpread = 0.05;

    /// <summary>
    /// The least spread, as a share of what it moved to: where it was nothing before, the move still has a size.
    /// </summary>
    private const double LeastSpreadOfLevel = 0.01;

    /// <summary>The least spread of a share of failures, in percent.</summary>
    private const double LeastFailures = 0.05;

    /// <summary>How much worse it was than before, in its own unit.</summary>
    public double Delta => Math.Abs(Level - Before);

    /// <summary>
    /// Compares a series with itself. Medians and their absolute deviations see no single bad period among what is
    /// usual; the worst of the last periods counts too, for a number that has drifted since is not news.
    /// </summary>
    /// <param name="series">The series.</param>
    /// <param name="onset">When something began.</param>
    /// <param name="lead">How long before that the series may have moved.</param>
    /// <returns>Null where there is nothing to compare, or nothing to compare with.</returns>
    public static Move? Of(ObservedSeries series, DateTimeOffset onset, TimeSpan lead = default)
    {
        var both = series.Role == SeriesRole.Requests;
        var up = both || series.Role != SeriesRole.Headroom ? Of(series, onset, lead, 1) : null;
        var down = both || series.Role == SeriesRole.Headroom ? Of(series, onset, lead, -1) : null;
        return (up?.Size ?? -1) >= (down?.Size ?? -1) ? up : down;
    }

    private static Move? Of(ObservedSeries series, DateTimeOffset onset, TimeSpan lead, int worse)
    {
        var periods = Periods + (int)Math.Ceiling(lead / series.Period);
        var before = new List<double>();
        var after = new List<(DateTimeOffset At, double Value)>();
        for (var n = 0; n < series.Values.Length; n++)
        {
            if (series.Values[n] is not { } value || !double.IsFinite(value))
                continue;
            if (series.BeginOf(n) + series.Period <= onset - lead)
                before.Add(value * worse);
            else if (after.Count < periods)
                after.Add((series.BeginOf(n), value * worse));
        }

        double[] usual = [.. series.Usual.Where(double.IsFinite).Select(v => v * worse)];
        var known = usual.Length >= FewestUsual || before.Count == 0 ? usual : [.. before];
        if (after.Count == 0 || known.Length == 0)
            return null;

        Array.Sort(known);
        var middle = Robust.Quantile(known, 0.5);
        var worst = before.Append(middle).Max();
        var level = after.Select(a => a.Value).OrderDescending().Take(Worst).Average();
        var spread = new[]
        {
            known.Length < FewestUsual ? 0 : Robust.PerMad * Robust.Deviation(known, middle),
            LeastSpread * Math.Abs(worst),
            LeastSpreadOfLevel * Math.Abs(level),
            series.Role == SeriesRole.Failures ? LeastFailures : 0,
            (worst - middle) / 2,
        }.Max();
        var moved = after.Where(a => a.Value > worst + (Moved * spread)).Select(a => (DateTimeOffset?)a.At);
        var (low, high) = (Robust.Quantile(known, 0.1), Robust.Quantile(known, 0.9));
        return new Move(
            series,
            worst * worse,
            level * worse,
            Math.Min(low * worse, high * worse),
            Math.Max(low * worse, high * worse),
            level > worst ? (level - worst) / spread : 0,
            moved.FirstOrDefault()
        );
    }
}
