using System.Globalization;
using Spectre.Console;

namespace RoleFerry.Chaos.Reports;

/// <summary>Prints a report.</summary>
internal static class ReportTables
{
    public static void Print(IAnsiConsole console, ChaosReport report)
    {
        console.Write(Alarms(report));
        console.Write(Counts("doubles", report.Doubles));
        console.Write(Counts("faults", report.Faults));
        foreach (var line in report.Lost)
            console.MarkupLineInterpolated($"[red]lost[/] {line}");
        foreach (var line in report.Restless)
            console.MarkupLineInterpolated($"[red]not quiet[/] {line}");
        if (report.IsWell)
            console.MarkupLineInterpolated($"[green]Nothing was lost[/]; quiet after {report.Minutes} minutes.");
    }

    private static Table Alarms(ChaosReport report)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns(
            "",
            "alarms",
            "signals",
            "incidents",
            "reached",
            "overtaken",
            "failure queue",
            "lost",
            "p50",
            "p99"
        );
        foreach (var row in report.Rows)
            table.AddRow(
                $"{row.Severity}",
                $"{row.Alarms}",
                $"{row.Signals}",
                $"{row.Incidents}",
                $"{row.Reached}",
                $"{row.Overtaken}",
                $"{row.Failed}",
                row.Lost == 0 ? "0" : $"[red]{row.Lost}[/]",
                Seconds(row.Median),
                Seconds(row.Slowest)
            );
        return table;
    }

    private static Table Counts(string title, IReadOnlyDictionary<string, int> counts)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(title, "");
        foreach (var (kind, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
            table.AddRow(Markup.Escape(kind), $"{count}");
        return table;
    }

    private static string Seconds(TimeSpan? wait) =>
        wait is { } w ? string.Create(CultureInfo.InvariantCulture, $"{w.TotalSeconds:0.0} s") : "";
}
