using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>
/// Which windows a run computes. They follow from the moment that it was scheduled for, so a run that comes late or
/// twice computes the same ones; and each run computes again all that the last runs should have, so one that never
/// came is made up for by the next.
/// </summary>
public static class RunPlan
{
    /// <summary>How far back gaps are filled and late events are heard of.</summary>
    public static readonly TimeSpan LookBack = TimeSpan.FromDays(7);

    /// <summary>
    /// The same for a run of <see cref="RunKind.Fast"/>: Lambda's six hours of retries. The hourly run does the rest.
    /// </summary>
    public static readonly TimeSpan FastLookBack = TimeSpan.FromHours(6.5);

    /// <summary>The lengths of windows that a metric has a value for in a run.</summary>
    public static IReadOnlyList<WindowLength> Lengths(MetricDefinition metric, RunKind run)
    {
        if (run == RunKind.Fast)
            return metric.Window == WindowLength.FiveMinutes ? [WindowLength.FiveMinutes] : [];
        // Every metric has its days, for digests and trends, and a week's run gives it that week.
        var lengths = new SortedSet<WindowLength> { metric.Window, WindowLength.Day };
        if (run == RunKind.Week)
            lengths.Add(WindowLength.Week);
        return [.. lengths];
    }

    /// <summary>The windows of a length, the oldest first. The last one may not be complete.</summary>
    public static IReadOnlyList<Window> Windows(
        WindowLength length,
        WindowCalendar calendar,
        RunKind run,
        DateTimeOffset scheduled
    )
    {
        var back = run == RunKind.Fast ? FastLookBack : LookBack;
        // Five minutes that are not over yet tell nobody anything; the day so far does.
        return
        [
            .. calendar
                .Between(length, scheduled - back, scheduled)
                .Where(w => w.Start < scheduled && (length != WindowLength.FiveMinutes || w.IsComplete(scheduled))),
        ];
    }
}
