using System.Collections.Immutable;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Widgets;

/// <summary>How often which values of a field came in the time shown, by the ranges that metrics.yaml names.</summary>
internal sealed class HistogramWidget(CounterStore counters, RollupReader rollups) : IWidget
{
    public string Name => "histogram";

    public string Description => "the distribution of values. `metric`: a metric of metrics.yaml that has `ranges`.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        if (rollups.Find(request.Text("metric")) is not { Counter.By: [{ UpTo.IsEmpty: false } ranges] } metric)
            return Html.Of(
                $"""<p class="none">There is no metric <b>{request.Text("metric")}</b>"""
                    + $""" with ranges in metrics.yaml.</p>"""
            );

        var slots = await counters.ReadAsync(metric, request.From, request.To, call.Deadline);
        var title = metric.Description.Length > 0 ? metric.Description : metric.Name;
        return Histogram.Draw(title, BarsOf(ranges, slots), ranges.Field, request.Width, request.Height);
    }

    /// <summary>A bar for each range, in their order, and one for what is no number where there is any.</summary>
    private static ImmutableArray<(string Name, double Count)> BarsOf(
        Dimension ranges,
        IReadOnlyList<CounterSlot> slots
    )
    {
        var counts = slots
            .GroupBy(s => s.Dimensions, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(s => s.Value.Part), StringComparer.Ordinal);
        return
        [
            .. ranges
                .Names.Where(name => name != Dimension.Other || counts.ContainsKey(name))
                .Select(name =>
                    (
                        name.Replace("up to ", "≤ ", StringComparison.Ordinal)
                            .Replace("over ", "> ", StringComparison.Ordinal),
                        counts.GetValueOrDefault(name)
                    )
                ),
        ];
    }
}
