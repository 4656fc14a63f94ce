using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Reads a metric's counters and makes its windows' values of them, beside those that are stored.</summary>
public sealed class WindowMaker(CounterStore counters, RollupStore store)
{
    /// <summary>Makes windows.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="windows">The windows: those of one length side by side, the oldest first.</param>
    /// <param name="scheduled">The moment that the run is for.</param>
    public async Task<IReadOnlyList<MadeWindow>> MakeAsync(
        MetricDefinition metric,
        IReadOnlyCollection<Window> windows,
        DateTimeOffset scheduled,
        Deadline deadline
    )
    {
        var counted = counters.ReadAsync(metric, windows.Min(w => w.Start), windows.Max(w => w.End), deadline);
        var known = await Task.WhenAll(
            windows
                .GroupBy(w => w.Length)
                .Select(same => store.BetweenAsync(metric.Name, same.First(), same.Last(), deadline))
        );
        var stored = known.SelectMany(r => r).ToDictionary(r => (r.Window.Length, r.Window.Name));
        var maker = new RollupMaker(metric, await counted);
        return
        [
            .. windows.Select(w => new MadeWindow(
                maker.Make(w, scheduled),
                stored.GetValueOrDefault((w.Length, w.Name))
            )),
        ];
    }
}
