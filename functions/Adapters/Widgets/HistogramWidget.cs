using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Core.Dashboards;
using RoleFerry.Core.Drawing;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Widgets;

/// <summary>How often which values of a metric's field came, in the time shown.</summary>
internal sealed class HistogramWidget(CounterStore counters, RollupReader rollups) : IWidget
{
    private const int Bars = 12;

    public string Name => "histogram";

    public string Description => "how the values of a quantile are spread. `metric`: its name in metrics.yaml.";

    public async Task<Html> DrawAsync(WidgetRequest request, WidgetCall call, CancellationToken cancellation)
    {
        if (rollups.Find(request.Text("metric")) is not { Kind: MetricKind.Quantile } metric)
            return Html.Of($"""<p class="none">There is no quantile <b>{request.Text("metric")}</b> in metrics.yaml.</p>""");

        var slots = await counters.ReadAsync(metric, request.From, request.To, call.GiveUpAt, cancellation).ConfigureAwait(false);
        var values = slots.Aggregate(QuantileSketch.Empty, (all, slot) => all.Plus(slot.Value.Values));
        var title = metric.Description.Length > 0 ? metric.Description : metric.Name;
        var (scale, unit) = RollupReader.UnitOf(metric);
        return Histogram.Draw(title, BarsOf(values, scale), unit.Length > 0 ? unit : title, request.Width, request.Height);
    }

    /// <summary>Whole numbers side by side where there are few, else ranges of one width.</summary>
    internal static ImmutableArray<(string Name, double Count)> BarsOf(QuantileSketch values, double scale)
    {
        if (values.Count == 0)
            return [];
        var highest = QuantileSketch.ValueOf(values.Buckets.Keys.Max()) * scale;
        var width = Math.Max(1, Math.Ceiling((Math.Round(highest) + 1) / Bars));
        var counts = new double[(int)Math.Min(Bars, Math.Floor(Math.Round(highest) / width) + 1)];
        foreach (var (bucket, count) in values.Buckets)
            counts[(int)Math.Clamp(Math.Floor(Math.Round(QuantileSketch.ValueOf(bucket) * scale) / width), 0, counts.Length - 1)] += count;
        return [.. counts.Select((count, n) => (NameOf(n * width, width), count))];
    }

    private static string NameOf(double from, double width) => width <= 1
        ? from.ToString("0", CultureInfo.InvariantCulture)
        : $"{Figures.Brief(from)}–{Figures.Brief(from + width - 1)}";
}
