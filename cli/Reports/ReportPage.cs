using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RoleFerry.Core.Incidents.Reports;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Reports;

/// <summary>A report as one HTML page that needs nothing else: no script, no picture, no font from elsewhere.</summary>
internal static class ReportPage
{
    private const string Resource = "report.css";

    private static readonly ImmutableArray<(string, string)> SeverityLegend =
    [
        ("p0", "P0 critical"),
        ("p1", "P1 high"),
        ("p2", "P2 medium"),
        ("p3", "P3 low"),
    ];

    public static string Write(IncidentReport report)
    {
        var month = ReportWords.Month(report);
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Incidents in {month}</title>
            <style>
            {Style()}</style>
            </head>
            <body>
            <main>
            <h1>Incidents in {month}</h1>
            <p class="faint">Days and nights by the clock of {HtmlText.Text(report.Zone)}; made {Words.Time(
                report.MadeAt
            )}.</p>

            """
        );
        Tiles(page, report);
        if (report.Incidents == 0)
            page.Append("<p>There was none.</p>\n");
        else
            Sections(page, report);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Tiles(StringBuilder page, IncidentReport report)
    {
        var pages = report.Pages.Sum(p => p.Pages);
        page.Append("<ul class=\"tiles\">\n");
        foreach (
            var (number, name) in new[]
            {
                (report.Incidents, "incidents"),
                (report.Open, "of them open"),
                (report.BySeverity.Take(2).Sum(s => s.Incidents), "P0 and P1"),
                (report.SlaMisses.Length, "deadlines missed"),
                (pages, "pages"),
                (report.Pages.Sum(p => p.AtNight), "of them at night"),
            }
        )
            page.Append(CultureInfo.InvariantCulture, $"<li><b>{number}</b>{name}</li>\n");
        page.Append("</ul>\n");
    }

    private static void Sections(StringBuilder page, IncidentReport report)
    {
        Section(
            page,
            "When",
            Chart.Days("days", "Incidents opened each day", report.ByDay) + Chart.Legend(SeverityLegend)
        );
        Section(page, "Response times", Measures(report) + MeasureTable(report));
        Section(page, "By service", Services(report) + Chart.Legend(SeverityLegend));
        Section(page, "Who was paged", Pages(report));
        Section(page, "Noisiest alarms", Alarms(report));
        Section(page, "Deadlines missed", Misses(report));
    }

    private static void Section(StringBuilder page, string heading, string body) =>
        page.Append(CultureInfo.InvariantCulture, $"<section>\n<h2>{heading}</h2>\n{body}</section>\n");

    /// <summary>Each mean as a share of its target: the bar that passes the line missed it.</summary>
    private static string Measures(IncidentReport report)
    {
        const double AtTarget = 0.5;
        ImmutableArray<BarRow> rows =
        [
            .. from s in report.BySeverity
            from m in new (string Name, Measure Measure)[]
            {
                ("to detect", s.ToDetect),
                ("to acknowledge", s.ToAcknowledge),
                ("to resolve", s.ToResolve),
            }
            where m.Measure is { Mean: not null, Target: not null }
            let share = Math.Min(1, m.Measure.Mean!.Value / m.Measure.Target!.Value * AtTarget)
            select new BarRow(
                $"{s.Severity} {m.Name}",
                $"{ReportWords.Mean(m.Measure)}, {ReportWords.Target(m.Measure)}",
                [
                    (
                        share,
                        m.Measure.IsMet == true ? "good" : "bad",
                        $"mean of {m.Measure.Incidents}: {ReportWords.Mean(m.Measure)}"
                    ),
                ]
            ),
        ];
        return rows.IsEmpty
            ? ""
            : Chart.Bars(
                "measures",
                "Mean times against their targets",
                string.Join("; ", rows.Select(r => $"{r.Name} {r.Value}")) + ".",
                rows,
                AtTarget
            )
                + "<p class=\"note\">The line across a bar is its target. A full bar is at twice the target or "
                + "more.</p>\n";
    }

    private static string MeasureTable(IncidentReport report) =>
        Table(
            ["severity", "incidents", "to detect", "to acknowledge", "to resolve", "longest to resolve"],
            report
                .BySeverity.Where(s => s.Incidents > 0)
                .Select(s =>
                    new[]
                    {
                        s.Severity.ToString(),
                        ReportWords.Number(s.Incidents),
                        ReportWords.Mean(s.ToDetect),
                        Of(s.ToAcknowledge, s.Incidents),
                        Of(s.ToResolve, s.Incidents),
                        s.ToResolve.Longest is { } longest ? Words.Duration(longest) : "-",
                    }
                )
        );

    private static string Of(Measure measure, int incidents) =>
        measure.Incidents == incidents
            ? ReportWords.Mean(measure)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{ReportWords.Mean(measure)} ({measure.Incidents} of {incidents})"
            );

    private static string Services(IncidentReport report)
    {
        double most = report.ByService.Max(s => s.Incidents);
        return Chart.Bars(
            "services",
            "Incidents by service",
            string.Join("; ", report.ByService.Select(s => $"{ReportWords.Service(s.Service)} {s.Incidents}")) + ".",
            [
                .. report.ByService.Select(s => new BarRow(
                    ReportWords.Service(s.Service),
                    ReportWords.Number(s.Incidents),
                    [.. s.BySeverity.Index().Select(c => (c.Item / most, $"p{c.Index}", $"P{c.Index}: {c.Item}"))]
                )),
            ]
        );
    }

    private static string Pages(IncidentReport report)
    {
        if (report.Pages.IsEmpty)
            return "<p>Nobody.</p>\n";
        double most = report.Pages.Max(p => p.Pages);
        return Chart.Bars(
                "pages",
                "Pages by recipient",
                string.Join("; ", report.Pages.Select(p => $"{p.Person} {p.Pages}, {p.AtNight} at night")) + ".",
                [
                    .. report.Pages.Select(p => new BarRow(
                        p.Person,
                        string.Create(CultureInfo.InvariantCulture, $"{p.Pages}, {p.AtNight} at night"),
                        [
                            (p.AtNight / most, "night", $"at night: {p.AtNight}"),
                            ((p.Pages - p.AtNight) / most, "bar", $"by day: {p.Pages - p.AtNight}"),
                        ]
                    )),
                ]
            ) + Chart.Legend(("night", $"at night ({ReportWords.Night(report)})"), ("bar", "by day"));
    }

    private static string Alarms(IncidentReport report)
    {
        double most = Math.Max(1, report.NoisiestAlarms.Max(a => a.Messages));
        return Chart.Bars(
                "alarms",
                "Messages by the alarm that caused them",
                string.Join("; ", report.NoisiestAlarms.Select(a => $"{a.Alarm} {a.Messages}")) + ".",
                [
                    .. report.NoisiestAlarms.Select(a => new BarRow(
                        a.Alarm,
                        string.Create(CultureInfo.InvariantCulture, $"{a.Messages}"),
                        [(a.Messages / most, "bar", $"{a.Messages} messages")]
                    )),
                ]
            )
            + Table(
                ["alarm", "opened", "joined", "messages", "resolved before anybody acted"],
                report.NoisiestAlarms.Select(a =>
                    new[]
                    {
                        a.Alarm,
                        ReportWords.Number(a.Opened),
                        ReportWords.Number(a.Joined),
                        ReportWords.Number(a.Messages),
                        ReportWords.Number(a.NobodyActed),
                    }
                )
            );
    }

    private static string Misses(IncidentReport report) =>
        report.SlaMisses.IsEmpty
            ? "<p>None.</p>\n"
            : Table(
                ["incident", "severity", "what", "title"],
                report.SlaMisses.Select(m =>
                    new[] { m.IncidentId, m.Severity.ToString(), ReportWords.Miss(m), m.Title }
                )
            );

    private static string Table(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new StringBuilder("<table>\n<thead><tr>");
        foreach (var column in columns)
            table.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{column}</th>");
        table.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            table.Append("<tr>");
            foreach (var (column, cell) in columns.Zip(row))
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"<td data-label=\"{column}\"><span>{HtmlText.Text(cell)}</span></td>"
                );
            table.Append("</tr>\n");
        }

        return table.Append("</tbody>\n</table>\n").ToString();
    }

    private static string Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
