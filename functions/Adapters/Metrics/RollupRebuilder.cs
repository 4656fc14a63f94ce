using NodaTime;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>
/// Computes windows of the past again, as after a change of a definition. Raises nothing and tells CloudWatch
/// nothing.
/// </summary>
public sealed class RollupRebuilder(WindowMaker maker, RollupStore store)
{
    private const int AtOnce = 8;

    /// <summary>Computes all windows of some days again.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="first">The first day, in the metric's zone.</param>
    /// <param name="last">The last one.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>How many windows were computed, and how many of them had another value.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<(int Windows, int Changed)> RebuildAsync(
        MetricDefinition metric,
        LocalDate first,
        LocalDate last,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var calendar = new WindowCalendar(metric.Zone);
        var from = calendar.Of(WindowLength.Day, first).Start;
        var until = calendar.Of(WindowLength.Day, last).End;
        if (until > now)
            until = now;
        if (from >= until)
            return default;
        Window[] windows =
        [
            .. RunPlan.Lengths(metric, RunKind.Week).SelectMany(l => calendar.Between(l, from, until.AddTicks(-1))),
        ];
        var made = await maker.MakeAsync(metric, windows, now, deadline);
        int changed = 0;
        await SideBySide.ForEachAsync(
            made.Where(m => m.IsNews),
            AtOnce,
            async window =>
            {
                if (await store.KeepAsync(window.Made, deadline))
                    Interlocked.Increment(ref changed);
            },
            deadline.Cancellation
        );
        return (windows.Length, changed);
    }
}
