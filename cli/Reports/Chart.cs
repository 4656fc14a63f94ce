using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Reports;

/// <summary>
/// Charts as SVG. Widths are shares, heights are pixels: a chart gets narrower with the page and its letters do not get
/// smaller. Each has a title and a description for those who do not see it.
/// </summary>
internal static class Chart
{
    /// <summary>Characters of a bar's name that stand beside its value on a page of 400 pixels.</summary>
    private const int NameLength = 36;
    private const int RowHeight = 44;
    private const int DaysHeight = 150;
    private const int DaysBelow = 22;
    private const int DaysAbove = 18;

    /// <summary>A column for each day, the worst at the bottom.</summary>
    public static string Days(string id, string title, ImmutableArray<DayCount> days)
    {
        var most = Math.Max(1, days.Max(d => d.Incidents));
        var worst = days.MaxBy(d => d.Incidents)!;
        var svg = new StringBuilder();
        Open(
            svg,
            id,
            DaysAbove + DaysHeight + DaysBelow,
            title,
            worst.Incidents == 0
                ? "No incident on any day."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{days.Sum(d => d.Incidents)} incidents on {days.Count(d => d.Incidents > 0)} of "
                        + $"{days.Length} days; most on the {worst.Day.Day}., {worst.Incidents}."
                )
        );
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<text x=\"0\" y=\"12\" class=\"faint\">{most}</text><line x1=\"0\" x2=\"100%\" y1=\"{DaysAbove}\" "
                + $"y2=\"{DaysAbove}\"/>"
        );
        foreach (var (index, day) in days.Index())
        {
            var (left, y) = ((index + 0.12) / days.Length, (double)(DaysAbove + DaysHeight));
            for (var severity = 0; severity < day.BySeverity.Length; severity++)
            {
                var height = (double)day.BySeverity[severity] / most * DaysHeight;
                if (height == 0)
                    continue;
                y -= height;
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{HtmlText.Percent(left)}\" y=\"{HtmlText.Number(y + 1)}\" "
                        + $"width=\"{HtmlText.Percent(0.76 / days.Length)}\" height=\"{HtmlText.Number(height - 1)}\" "
                        + $"class=\"p{severity}\"><title>{day.Day:yyyy-MM-dd}: {day.BySeverity[severity]} "
                        + $"P{severity}</title></rect>"
                );
            }

            if (day.Day.Day == 1 || day.Day.Day % 5 == 0)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<text x=\"{HtmlText.Percent((index + 0.5) / days.Length)}\" "
                        + $"y=\"{DaysAbove + DaysHeight + 16}\" text-anchor=\"middle\" "
                        + $"class=\"faint\">{day.Day.Day}</text>"
                );
        }

        var floor = DaysAbove + DaysHeight;
        return svg.Append(
                CultureInfo.InvariantCulture,
                $"<line x1=\"0\" x2=\"100%\" y1=\"{floor}\" y2=\"{floor}\"/></svg>\n"
            )
            .ToString();
    }

    /// <summary>Bars that lie.</summary>
    /// <param name="id">Unique on the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">The same in a sentence, with the facts.</param>
    /// <param name="rows">From the top.</param>
    /// <param name="target">A line across each of them, at this share of the width; null for none.</param>
    public static string Bars(
        string id,
        string title,
        string description,
        ImmutableArray<BarRow> rows,
        double? target = null
    )
    {
        var svg = new StringBuilder();
        Open(svg, id, rows.Length * RowHeight, title, description);
        foreach (var (index, row) in rows.Index())
        {
            var y = index * RowHeight;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"0\" "
                    + $"y=\"{y + 14}\"><title>{HtmlText.Text(row.Name)}</title>"
                    + $"{HtmlText.Text(PlainText.Shorten(row.Name, NameLength))}</text>"
                    + $"<text x=\"100%\" y=\"{y + 14}\" text-anchor=\"end\" class=\"faint\">"
                    + $"{HtmlText.Text(row.Value)}</text>"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"0\" y=\"{y + 20}\" width=\"100%\" height=\"14\" class=\"track\"/>"
            );
            var left = 0.0;
            foreach (var (share, kind, tip) in row.Parts.Where(p => p.Share > 0))
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect x=\"{HtmlText.Percent(left)}\" y=\"{y + 20}\" width=\"{HtmlText.Percent(share)}\" "
                        + $"height=\"14\" class=\"{kind}\"><title>{HtmlText.Text(tip)}</title></rect>"
                );
                left += share;
            }

            if (target is { } at)
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<line class=\"target\" x1=\"{HtmlText.Percent(at)}\" x2=\"{HtmlText.Percent(at)}\" "
                        + $"y1=\"{y + 17}\" y2=\"{y + 37}\"/>"
                );
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>What colours stand for.</summary>
    public static string Legend(params ImmutableArray<(string Class, string Name)> entries) =>
        $"<ul class=\"legend\">{string.Concat(entries.Select(e => Entry(e.Class, e.Name)))}</ul>\n";

    private static string Entry(string colour, string name) =>
        $"<li><svg aria-hidden=\"true\"><rect width=\"100%\" height=\"100%\" class=\"{colour}\"/></svg>"
        + $"{HtmlText.Text(name)}</li>";

    private static void Open(StringBuilder svg, string id, int height, string title, string description) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg role=\"img\" height=\"{height}\" aria-labelledby=\"{id}-title {id}-desc\"><title "
                + $"id=\"{id}-title\">{HtmlText.Text(title)}</title><desc "
                + $"id=\"{id}-desc\">{HtmlText.Text(description)}</desc>"
        );
}
