using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Local.Dashboards;

/// <summary>Draws what CloudWatch draws itself, from this machine's metrics.</summary>
internal sealed partial class MetricWidget(
    MetricStore store,
    Widget widget,
    (int Width, int Height) size,
    DateTimeOffset from,
    DateTimeOffset to
)
{
    /// <summary>More periods than this would be thinner than a line.</summary>
    private const int MostPeriods = 120;

    /// <summary>Pixels of one line of a legend, and of the room above it.</summary>
    private const int LegendLine = 20;
    private const int LegendGap = 6;

    /// <summary>Pixels of a legend's mark with its room, and of a letter.</summary>
    private const double MarkWidth = 34;
    private const double LetterWidth = 7;

    private readonly JsonObject _says = widget.Properties;

    /// <summary>Draws it; what cannot be followed is said in its place.</summary>
    public Html Draw()
    {
        try
        {
            var isOneValue = View is "gauge" or "singleValue" or "pie";
            var period = Period(isOneValue);
            // One value is the newest there is: of a day's, that of the day before the time shown.
            var first = isOneValue ? from - period : from;
            var start = new DateTimeOffset(first.UtcTicks - (first.UtcTicks % period.Ticks), TimeSpan.Zero);
            var count = Math.Max(1, (int)Math.Ceiling((to - start) / period));
            var series = Series(start, period, count);
            return View switch
            {
                "gauge" => Gauge(Newest(series)).Draw(Math.Min(size.Width, (int)(size.Height / 0.66))),
                "singleValue" => SingleValue(series),
                "pie" => Donut.Draw(
                    widget.Title,
                    [.. series.Select(s => (s.Name, Newest([s]) ?? 0))],
                    Math.Min(size.Width, size.Height)
                ),
                "bar" => BarChart.Draw(Frame(start, period, count, series), series),
                _ when (bool?)_says["stacked"] == true => LineChart.Stacked(
                    Frame(start, period, count, series),
                    series
                ),
                _ => LineChart.Draw(Frame(start, period, count, series), series),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return Html.Of($"""<p class="none"><b class="bad">Cannot be drawn.</b> {e.Message}</p>""");
        }
    }

    private string View => (string?)_says["view"] ?? "timeSeries";

    private IEnumerable<(string Label, double Value)> Lines =>
        (_says["annotations"]?["horizontal"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(l => ((string?)l["label"] ?? "", (double)l["value"]!));

    private TimeSpan Period(bool isOneValue)
    {
        var said = TimeSpan.FromSeconds((int?)_says["period"] ?? 300);
        var least = TimeSpan.FromMinutes(Math.Ceiling((to - from).TotalMinutes / MostPeriods));
        return isOneValue || said > least ? said : least;
    }

    private ImmutableArray<Series> Series(DateTimeOffset start, TimeSpan period, int count)
    {
        var lines = MetricLine.Read(_says["metrics"]!.AsArray(), (string?)_says["stat"] ?? "Average");
        return [.. lines.Where(l => l.IsVisible).SelectMany(line => Drawn(line, lines, start, period, count))];
    }

    private IEnumerable<Series> Drawn(
        MetricLine line,
        IReadOnlyList<MetricLine> all,
        DateTimeOffset start,
        TimeSpan period,
        int count
    )
    {
        if (line.Expression is not null && Search().Match(line.Expression) is { Success: true } search)
            return Found(search, start, period, count);
        return [new Series(line.Label, [.. ValuesOf(line, all, start, period, count)])];
    }

    private double?[] ValuesOf(
        MetricLine line,
        IReadOnlyList<MetricLine> all,
        DateTimeOffset start,
        TimeSpan period,
        int count
    ) =>
        line.Metric is { } metric
            ? store.Read(metric, line.Statistic, start, period, count)
            : MetricMath.Compute(
                line.Expression!,
                id =>
                    ValuesOf(
                        all.FirstOrDefault(l => l.Id == id)
                            ?? throw new FormatException($"{line.Expression}: there is no {id}."),
                        all,
                        start,
                        period,
                        count
                    ),
                period,
                count
            );

    /// <summary>
    /// SEARCH('{namespace,dimension} MetricName="name"', 'Sum', 3600): all metrics of that name with these
    /// dimensions.
    /// </summary>
    private IEnumerable<Series> Found(Match search, DateTimeOffset start, TimeSpan period, int count)
    {
        var schema = search.Groups["schema"].Value.Replace("\"", "", StringComparison.Ordinal).Split(',');
        return store
            .Names.Where(n =>
                n.Namespace == schema[0]
                && n.Name == search.Groups["name"].Value
                && n.DimensionNames.Order().SequenceEqual(schema.Skip(1).Order())
            )
            .Select(n => new Series(
                string.Join(' ', n.Pairs.Select(p => p.Value)),
                [.. store.Read(n, search.Groups["stat"].Value, start, period, count)]
            ));
    }

    private TimeFrame Frame(DateTimeOffset start, TimeSpan period, int count, ImmutableArray<Series> series) =>
        new()
        {
            Title = widget.Title,
            Width = size.Width,
            Height = size.Height - LegendHeight(series),
            Times = [.. Enumerable.Range(0, count).Select(n => start + (n * period))],
            Target = Lines.Select(l => (double?)l.Value).FirstOrDefault(),
            TargetName = Lines.Select(l => l.Label).FirstOrDefault() ?? "",
        };

    /// <summary>What the legend takes below the chart, its names flowing into lines.</summary>
    private int LegendHeight(ImmutableArray<Series> series)
    {
        if (series.Length < 2)
            return 0;
        var (lines, room) = (1, (double)size.Width);
        foreach (var width in series.Select(s => MarkWidth + (s.Name.Length * LetterWidth)))
        {
            if (width > room)
                (lines, room) = (lines + 1, size.Width);
            room -= width;
        }

        return (lines * LegendLine) + LegendGap;
    }

    private Gauge Gauge(double? value)
    {
        var axis = _says["yAxis"]?["left"];
        var target = Lines.Select(l => (double?)l.Value).FirstOrDefault();
        var isAlarm = Lines.Any(l => l.Label.Contains("alarm", StringComparison.OrdinalIgnoreCase));
        return new Gauge(
            widget.Title,
            value,
            (double?)axis?["min"] ?? 0,
            (double?)axis?["max"] ?? 100,
            target,
            HigherIsBetter: !isAlarm,
            widget.Title.Contains('%', StringComparison.Ordinal) ? "%" : "",
            isAlarm ? "alarm" : "target"
        );
    }

    private Html SingleValue(ImmutableArray<Series> series) =>
        Html.Join(
            series.Select(s =>
                Html.Of(
                    $"""<p class="single"><b>{(Newest([s]) is { } value ? Figures.Brief(value) : "–")}</b>"""
                        + $"""</p>{Sparkline.Draw(widget.Title, s.Values)}"""
                )
            )
        );

    private static double? Newest(ImmutableArray<Series> series) =>
        series.IsEmpty ? null : series[0].Values.LastOrDefault(v => v is not null);

    [GeneratedRegex("""^SEARCH\('\{(?<schema>[^}]+)\} MetricName="(?<name>[^"]+)"', '(?<stat>[^']+)'(, \d+)?\)$""")]
    private static partial Regex Search();
}
