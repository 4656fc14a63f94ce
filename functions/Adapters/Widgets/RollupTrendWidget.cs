using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>A business metric day by day, with its target.</summary>
internal sealed class RollupTrendWidget(RollupReader rollups) : IWidget
{
    private const int MostDays = 93;
    private const int LeastDays = 7;

    public string Name => "rollup-trend";

    public string Description =>
        "a business metric day by day. `metric`: its name in metrics.yaml; `days`: 28 by default.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        if (rollups.Find(request.Text("metric")) is not { } metric)
            return Html.Of(
                $"""<p class="none">There is no metric <b>{request.Text("metric")}</b> in metrics.yaml.</p>"""
            );

        var asked = await rollups.DaysAsync(metric, request.Number("days", 2, MostDays, 28), call);
        // The days before a metric's first value leave their room to the others.
        var unknown = asked.TakeWhile(d => d.Rollup is null).Count();
        var days = asked.Skip(Math.Min(unknown, Math.Max(0, asked.Count - LeastDays))).ToArray();
        var (scale, unit) = RollupReader.UnitOf(metric);
        var frame = new TimeFrame
        {
            Title = metric.Description.Length > 0 ? metric.Description : metric.Name,
            Width = request.Width,
            Height = request.Height,
            Times = [.. days.Select(d => d.Day.Start)],
            Unit = unit,
            Target = metric.Target * scale,
        };
        return LineChart.Draw(frame, new Series(metric.Name, [.. days.Select(d => d.Rollup?.Total.Value * scale)]));
    }
}
