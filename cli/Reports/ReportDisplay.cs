using RoleFerry.Cli.Display;
using RoleFerry.Core.Incidents.Reports;
using Spectre.Console;

namespace RoleFerry.Cli.Reports;

/// <summary>Shows a report on a terminal.</summary>
internal static class ReportDisplay
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);

    public static void Write(IncidentReport report, IAnsiConsole console)
    {
        console.WriteLine(
            $"{ReportWords.Month(report)}: {report.Incidents} incidents, {report.Open} of them open",
            Strong
        );
        if (report.Incidents == 0)
            return;

        Heading(console, "Response times (means)");
        var measures = Of(
            "sev",
            "incidents",
            "to detect",
            "target",
            "to acknowledge",
            "target",
            "to resolve",
            "target"
        );
        foreach (var s in report.BySeverity)
        {
            Add(
                measures,
                s.Severity.ToString(),
                ReportWords.Number(s.Incidents),
                ReportWords.Mean(s.ToDetect),
                ReportWords.Target(s.ToDetect),
                ReportWords.Mean(s.ToAcknowledge),
                ReportWords.Target(s.ToAcknowledge),
                ReportWords.Mean(s.ToResolve),
                ReportWords.Target(s.ToResolve)
            );
        }

        console.Write(measures);

        Heading(console, "By service");
        var services = Of("service", "incidents", "P0", "P1", "P2", "P3");
        foreach (var s in report.ByService)
            Add(
                services,
                [
                    ReportWords.Service(s.Service),
                    ReportWords.Number(s.Incidents),
                    .. s.BySeverity.Select(ReportWords.Number),
                ]
            );
        console.Write(services);

        Heading(console, $"Who was paged (night: {ReportWords.Night(report)})");
        var pages = Of("who", "pages", "at night");
        foreach (var p in report.Pages)
            Add(pages, p.Person, ReportWords.Number(p.Pages), ReportWords.Number(p.AtNight));
        WriteOr(console, pages, "Nobody.");

        Heading(console, "Noisiest alarms");
        var alarms = Of("alarm", "opened", "joined", "messages", "nobody acted");
        foreach (var a in report.NoisiestAlarms)
            Add(
                alarms,
                a.Alarm,
                ReportWords.Number(a.Opened),
                ReportWords.Number(a.Joined),
                ReportWords.Number(a.Messages),
                ReportWords.Number(a.NobodyActed)
            );
        console.Write(alarms);

        Heading(console, "Deadlines missed");
        var misses = Of("incident", "sev", "what", "title");
        foreach (var m in report.SlaMisses)
            Add(misses, m.IncidentId, m.Severity.ToString(), ReportWords.Miss(m), m.Title);
        WriteOr(console, misses, "None.");
    }

    private static void WriteOr(IAnsiConsole console, Table table, string nothing)
    {
        if (table.Rows.Count == 0)
            console.WriteLine(nothing);
        else
            console.Write(table);
    }

    private static void Heading(IAnsiConsole console, string text)
    {
        console.WriteLine();
        console.WriteLine(text, Strong);
    }

    private static Table Of(params string[] columns) => new Table().Border(TableBorder.None).AddColumns(columns);

    private static void Add(Table table, params string[] cells) =>
        table.AddRow(cells.Select(c => new Text(TerminalText.Line(c))));
}
