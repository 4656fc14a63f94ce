using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>A business metric day by day, with its target.</summary>
internal sealed class RollupTrendWidget(RollupReader rollups) : IWidget
{
    private const int MostDays = 93;

    public string Name => "rollup-trend";

    public string Description => "a business metric day by day. `metric`: its name in metrics.yaml; `days`: 28 unless said.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call, CancellationToken cancellation)
    {
        if (rollups.Find(request.Text("metric")) is not { } metric)
            return Html.Of($"""<p class="none">There is no metric <b>{request.Text("metric")}</b> in metrics.yaml.</p>""");

        var days = await rollups.DaysAsync(metric, request.Number("days", 2, MostDays, 28), call, cancellation).ConfigureAwait(false);
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
