using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Widgets;

/// <summary>How much is left of each objective's error budget of 30 days.</summary>
internal sealed class SloWidget(RollupReader rollups) : IWidget
{
    private const int Days = 30;
    private const int GaugeWidth = 200;

    public string Name => "slo";

    public string Description => "the remaining error budgets of the objectives in metrics.yaml.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var drawn = await Task.WhenAll(
            rollups.Metrics.Where(m => m.Objective is not null).Select(metric => DrawAsync(metric, call))
        );
        return drawn.Length == 0
            ? Html.Of($"""<p class="none">No metric in metrics.yaml has an objective.</p>""")
            : Html.Of($"""<div class="row">{drawn}</div>""");
    }

    private async Task<Html> DrawAsync(MetricDefinition metric, WidgetCall call)
    {
        var goal = metric.Objective!.Goal;
        var days = await rollups.DaysAsync(metric, Days, call);
        var (good, all) = (days.Sum(d => d.Rollup?.Total.Part ?? 0), days.Sum(d => d.Rollup?.Total.Whole ?? 0));
        var left = all > 0 ? (double?)(BurnRate.BudgetLeft(goal, good, all) * 100) : null;
        var gauge = new Gauge(
            $"Error budget of {metric.Name}",
            left is { } l ? Math.Max(0, l) : null,
            0,
            100,
            Unit: "%"
        );
        var words =
            all > 0
                ? $"{Figures.Brief(100 * good / all)}\u00a0% of {Figures.Brief(all)} were good; the objective "
                    + $"is {Figures.Brief(100 * goal)}\u00a0%."
                : $"Nothing counted in {Days} days; the objective is {Figures.Brief(100 * goal)}\u00a0%.";
        var name = PlainText.OneLine(metric.Description.Length > 0 ? metric.Description : metric.Name);
        return Html.Of(
            $"""<div><h4>{name}</h4>{gauge.Draw(GaugeWidth)}<p class="{(left < 0 ? "bad" : "soft")}">"""
                + $"""{(left < 0 ? "Overspent. " : "")}{words}</p></div>"""
        );
    }
}
