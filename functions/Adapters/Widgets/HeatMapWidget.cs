using System.Collections.Immutable;
using RoleFerry.Adapters.CloudWatch;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;

namespace RoleFerry.Adapters.Widgets;

/// <summary>Utilisation by service over time, read from CloudWatch.</summary>
internal sealed class HeatMapWidget(MetricReader metrics) : IWidget
{
    private const int MostColumns = 24;
    private const int MostRows = 20;

    private static readonly TimeSpan LeastPeriod = TimeSpan.FromMinutes(1);

    public string Name => "heat-map";

    public string Description =>
        "services by metric over time. `namespace`, `metrics`, `cluster`, `services`; `highest`: the darkest "
        + "value, 100 by default.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call)
    {
        ImmutableArray<MetricQuery> queries =
        [
            .. from metric in request.Texts("metrics")
            from service in request.Texts("services")
            select new MetricQuery(
                $"{service} {Short(metric)}",
                request.Text("namespace"),
                metric,
                [("ClusterName", request.Text("cluster")), ("ServiceName", service)],
                "Average"
            ),
        ];
        if (queries.IsEmpty)
            return Html.Of($"""<p class="none">Set the params <b>metrics</b> and <b>services</b>.</p>""");

        var period = TimeSpan.FromMinutes(
            Math.Ceiling(Math.Max(LeastPeriod.TotalMinutes, (request.To - request.From).TotalMinutes / MostColumns))
        );
        var first = new DateTimeOffset(request.From.UtcTicks - (request.From.UtcTicks % period.Ticks), TimeSpan.Zero);
        var columns = Math.Max(1, (int)Math.Ceiling((request.To - first) / period));
        var frame = new TimeFrame
        {
            Title = "Utilisation by service",
            Width = request.Width,
            Height = request.Height,
            Times = [.. Enumerable.Range(0, columns).Select(n => first + (n * period))],
            Unit = "%",
        };
        try
        {
            var rows = await metrics.ReadAsync(
                [.. queries.Take(MostRows)],
                frame.Times,
                period,
                call.Deadline.Cancellation
            );
            return HeatMap.Draw(frame, request.Number("highest", 1, int.MaxValue, 100), rows);
        }
        catch (CloudWatchException e)
        {
            return Html.Of($"""<p class="none"><b class="bad">Not available at the moment.</b> {e.Message}</p>""");
        }
    }

    private static string Short(string metric) =>
        metric switch
        {
            "CPUUtilization" => "CPU",
            "MemoryUtilization" => "memory",
            _ => metric,
        };
}
