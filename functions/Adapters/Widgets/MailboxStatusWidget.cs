using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>The newest day's parts of a metric that has dimensions, as a ring: mailboxes by status.</summary>
internal sealed class MailboxStatusWidget(RollupReader rollups) : IWidget
{
    private const string Usual = "mailboxes_by_status";
    private const int LookBack = 7;

    public string Name => "mailbox-status";

    public string Description => $"a metric by its dimension, for the latest day. `metric`: `{Usual}` by default.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        var name = request.Text("metric") is { Length: > 0 } said ? said : Usual;
        if (rollups.Find(name) is not { } metric)
            return Html.Of($"""<p class="none">There is no metric <b>{name}</b> in metrics.yaml.</p>""");

        var days = await rollups.DaysAsync(metric, LookBack, call);
        var newest = days.Select(d => d.Rollup).LastOrDefault(r => r is { Cells.IsEmpty: false });
        return Donut.Draw(
            metric.Description.Length > 0 ? metric.Description : metric.Name,
            newest is null
                ? []
                : [.. newest.Cells.Select(c => (c.Dimensions.Length == 0 ? "other" : c.Dimensions, c.Value ?? 0))],
            Math.Min(request.Width, Math.Max(120, request.Height - 40))
        );
    }
}
