using RoleFerry.Adapters.Metrics;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Adapters.Widgets;

/// <summary>What widgets ask of the business metrics.</summary>
internal sealed class RollupReader(RollupStore store, MetricSet metrics)
{
    /// <summary>All metrics.</summary>
    public IEnumerable<MetricDefinition> Metrics => metrics.Metrics;

    /// <summary>A metric by name; null where there is none.</summary>
    public MetricDefinition? Find(string name) => metrics.Metrics.FirstOrDefault(m => m.Name == name);

    /// <summary>A metric's days, the oldest first; null for a day that has no value yet.</summary>
    public async Task<IReadOnlyList<(Window Day, Rollup? Rollup)>> DaysAsync(
        MetricDefinition metric,
        int days,
        WidgetCall call
    )
    {
        var calendar = new WindowCalendar(metric.Zone);
        Window[] windows = [.. calendar.Between(WindowLength.Day, call.Now.AddDays(1 - days), call.Now)];
        var found = (await store.BetweenAsync(metric.Name, windows[0], windows[^1], call.Deadline)).ToDictionary(
            r => r.Window.Name,
            StringComparer.Ordinal
        );
        return [.. windows.Select(w => (w, found.GetValueOrDefault(w.Name)))];
    }

    /// <summary>A value as people read it, and its unit: shares in hundreds.</summary>
    public static (double Scale, string Unit) UnitOf(MetricDefinition metric) =>
        metric.Unit switch
        {
            MetricUnit.Percent => (100, "%"),
            MetricUnit.Seconds => (1, "s"),
            MetricUnit.Milliseconds => (1, "ms"),
            MetricUnit.Minutes => (1, "min"),
            _ => (1, ""),
        };
}
