namespace RoleFerry.Core.Metrics.Judging;

/// <summary>How fast an error budget burns.</summary>
/// <param name="Window">The pair of windows.</param>
/// <param name="Slow">The rate over the long window: 1 uses up the budget exactly in the objective's time.</param>
/// <param name="Quick">The rate over the short one.</param>
/// <param name="Events">Events in the long window.</param>
/// <param name="Verdict">What follows.</param>
public readonly record struct BurnRate(
    BurnWindow Window,
    double Slow,
    double Quick,
    double Events,
    MetricVerdict Verdict
)
{
    /// <summary>Measures one pair of windows.</summary>
    /// <param name="window">Which.</param>
    /// <param name="objective">The part of events that shall be good, above 0 and below 1.</param>
    /// <param name="leastEvents">
    /// With fewer events in the long window nothing is said: at night one failure is no trend.
    /// </param>
    /// <param name="until">The end of the newest five minutes that are complete.</param>
    /// <param name="counts">Good events and all events by five minutes, in any order.</param>
    public static BurnRate Measure(
        BurnWindow window,
        double objective,
        double leastEvents,
        DateTimeOffset until,
        IReadOnlyCollection<(DateTimeOffset Start, double Good, double All)> counts
    )
    {
        (double slow, double events) = Rate(counts, until - window.Over, until, objective);
        (double quick, _) = Rate(counts, until - window.Lately, until, objective);
        var verdict =
            events < leastEvents ? MetricVerdict.TooFew
            : slow >= window.Rate && quick >= window.Rate ? MetricVerdict.Bad
            : MetricVerdict.Good;
        return new BurnRate(window, slow, quick, events, verdict);
    }

    /// <summary>
    /// The part of an objective's budget that is left, 1 for all of it; negative when it is overspent.
    /// </summary>
    /// <param name="objective">As for <see cref="Measure"/>.</param>
    /// <param name="good">Good events of the objective's time.</param>
    /// <param name="all">All events of it.</param>
    public static double BudgetLeft(double objective, double good, double all) =>
        all <= 0 ? 1 : 1 - ((all - good) / (all * (1 - objective)));

    private static (double Rate, double Events) Rate(
        IReadOnlyCollection<(DateTimeOffset Start, double Good, double All)> counts,
        DateTimeOffset from,
        DateTimeOffset until,
        double objective
    )
    {
        double good = 0,
            all = 0;
        foreach (var count in counts)
        {
            if (count.Start < from || count.Start >= until)
                continue;
            good += count.Good;
            all += count.All;
        }

        return (all <= 0 ? 0 : (all - good) / all / (1 - objective), all);
    }
}
