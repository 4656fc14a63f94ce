using System.Collections.Immutable;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Metrics.Charts;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Metrics.Digests;

/// <summary>
/// All metrics of a day or a week in one message: value, change, trend, and whether the target is met.
/// </summary>
public static class Digest
{
    /// <summary>Days of a line's trend: two weeks, so that weekdays stand below weekdays.</summary>
    public const int TrendDays = 14;

    /// <summary>Days of a weekly chart.</summary>
    public const int ChartDays = 56;

    /// <summary>Lines of one preformatted part; with 85 characters a line it stays below Slack's limit.</summary>
    private const int LinesOfPart = 20;

    /// <summary>The message.</summary>
    /// <param name="window">The day or the week that it is about; names it for good, so it is sent once.</param>
    /// <param name="channel">The channel's name in the policy.</param>
    /// <param name="lines">The metrics.</param>
    /// <param name="chart">Where the chart of it lies; null for none.</param>
    /// <param name="overdue">Post-mortems that should have been written.</param>
    public static Announcement Write(
        Window window,
        string channel,
        IReadOnlyList<DigestLine> lines,
        Uri? chart,
        params ImmutableArray<PostMortem> overdue
    )
    {
        bool isWeek = window.Length == WindowLength.Week;
        var parts = ImmutableArray.CreateBuilder<AnnouncementPart>();
        parts.Add(new AnnouncementPart.Paragraph(Summary(lines, isWeek)));
        foreach (var some in Table(lines).Chunk(LinesOfPart))
            parts.Add(new AnnouncementPart.Preformatted(string.Join('\n', some)));
        if (chart is not null)
            parts.Add(
                new AnnouncementPart.Picture(
                    chart,
                    $"Metrics by day, the {ChartDays / 7} weeks until the {MetricText.Of(window)}"
                )
            );
        if (!overdue.IsEmpty)
            parts.Add(new AnnouncementPart.Paragraph(Overdue(overdue)));
        return new Announcement
        {
            Id = isWeek ? $"digest-week#{window.Name}" : $"digest#{window.Name}",
            Channel = channel,
            Title = isWeek ? $"Metrics of the {MetricText.Of(window)}" : $"Metrics of {window.Name}",
            Parts = parts.ToImmutable(),
        };
    }

    /// <summary>The chart of it, as a PNG.</summary>
    public static byte[] Draw(Window window, IReadOnlyList<DigestLine> lines) =>
        ChartImage.Draw(
            $"By day until the {MetricText.Of(window)}",
            [
                .. lines.Select(l => new ChartPanel(
                    l.Metric.Name,
                    MetricText.Value(l.Metric, l.Value),
                    l.Trend,
                    l.Metric.Target,
                    l.IsOnTarget == false
                )),
            ]
        );

    private static string Overdue(ImmutableArray<PostMortem> overdue) =>
        $"Post-mortems overdue:\n{string.Join('\n', overdue.Select(Overdue))}";

    private static string Overdue(PostMortem late) =>
        $"{late.IncidentId} {late.Severity} {PlainText.OneLine(late.Title)}, due {late.DueBy:yyyy-MM-dd}";

    private static string Summary(IReadOnlyList<DigestLine> lines, bool isWeek)
    {
        string[] off = [.. lines.Where(l => l.IsOnTarget == false).Select(l => l.Metric.Name)];
        int partial = lines.Count(l => l.Now is { IsPartial: true });
        string compared = isWeek ? "the week before" : "the same weekday a week before";
        string targets = off.Length == 0 ? "All targets are met." : $"Off target: {string.Join(", ", off)}.";
        return $"{targets} Changes are compared with "
            + $"{compared}.{(partial > 0 ? $" {partial} are not complete yet." : "")}";
    }

    private static IEnumerable<string> Table(IReadOnlyList<DigestLine> lines)
    {
        var rows = lines
            .Select(line =>
                new[]
                {
                    line.Metric.Name,
                    MetricText.Value(line.Metric, line.Value) + (line.Now is { IsPartial: true } ? "*" : ""),
                    line.Change,
                    SparklineText.Draw([.. line.Trend.TakeLast(TrendDays)]),
                    line.IsOnTarget switch
                    {
                        true => "✓ " + MetricText.Value(line.Metric, line.Metric.Target),
                        false => "✗ " + MetricText.Value(line.Metric, line.Metric.Target),
                        null => "",
                    },
                }
            )
            .ToList();
        int name = rows.Max(r => (int?)r[0].Length) ?? 0,
            value = rows.Max(r => (int?)r[1].Length) ?? 0,
            change = rows.Max(r => (int?)r[2].Length) ?? 0;
        int trend = rows.Max(r => (int?)r[3].Length) ?? 0;
        return rows.Select(r =>
            (
                $"{r[0].PadRight(name)}  {r[1].PadLeft(value)}  {r[2].PadLeft(change)}  {r[3].PadRight(trend)}  "
                + $"{r[4]}"
            ).TrimEnd()
        );
    }
}
