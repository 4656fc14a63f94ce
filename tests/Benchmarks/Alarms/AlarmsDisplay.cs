using System.Globalization;
using RoleFerry.Benchmarks.Alarms.Storms;
using Spectre.Console;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>The report as tables. Times in milliseconds where nothing else is said.</summary>
internal static class AlarmsDisplay
{
    private const double Megabyte = 1024 * 1024;

    public static void Print(AlarmsReport report)
    {
        var machine = report.Machine;
        AnsiConsole.WriteLine(
            $"{machine.Processor}, {machine.Cores} cores, {machine.System}, {machine.Runtime}, load "
                + $"{Text(machine.Load)} at the start"
        );
        foreach (var cold in report.Cold?.GroupBy(c => c.Table) ?? [])
            Print(cold.Key, [.. cold]);
        if (report.Warm is { } warm)
            Print(warm);
        if (report.Storm is { } storm)
            Print(storm);
    }

    private static void Print(string tableTitle, ColdStartFigures[] cold)
    {
        var baseline = cold[0];
        var table = Titled($"Cold start: spawn to first answer, one P0 alarm; table: {tableTitle}")
            .AddColumns(
                "program",
                "median",
                "p90",
                "x",
                "to page",
                "table time",
                "table calls",
                "without table",
                "x",
                "CPU",
                "x",
                "peak MB",
                "file MB"
            );
        foreach (var c in cold)
        {
            table.AddRow(
                c.Program,
                Text(c.Median),
                Text(c.P90),
                Times(c.Median, baseline.Median),
                Text(c.MedianToPage),
                Text(c.MedianTableTime),
                Text(c.MedianTableCalls),
                Text(c.MedianWithoutTable),
                Times(c.MedianWithoutTable, baseline.Median),
                Text(c.MedianCpu),
                Times(c.MedianCpu, baseline.MedianCpu),
                Text(c.MedianPeakMemory / Megabyte),
                Text(c.Bytes / Megabyte)
            );
        }

        AnsiConsole.Write(table);
    }

    private static void Print(IReadOnlyList<WarmFigures> warm)
    {
        var table = Titled($"Warm: {warm[0].Alarms} P0 alarms, one after the other")
            .AddColumns(
                "program",
                "table",
                "to page p50",
                "p99",
                "table calls before",
                "table time before",
                "to answer p50",
                "p99",
                "CPU each"
            );
        foreach (var w in warm)
        {
            table.AddRow(
                w.Program,
                w.Table,
                Text(w.ToPageP50),
                Text(w.ToPageP99),
                $"{w.MedianTableCallsBeforePage} (at most {w.MostTableCallsBeforePage})",
                Text(w.MedianTableTimeBeforePage),
                Text(w.ToAnswerP50),
                Text(w.ToAnswerP99),
                Text(w.CpuEach)
            );
        }

        AnsiConsole.Write(table);
    }

    private static void Print(StormFigures storm)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine(
            $"Storm: {storm.Alarms} alarms, {storm.SideBySide} at a time, in {Text(storm.Seconds)} s: "
                + $"{Text(storm.AlarmsPerSecond)} a second, "
                + $"{Text(storm.TableCallsPerAlarm)} table calls each, {storm.RepeatedInvocations} invocations repeated"
        );
        AnsiConsole.WriteLine($"P0 alarm to page: p50 {Text(storm.P0ToPageP50)}, p99 {Text(storm.P0ToPageP99)}");

        var severities = Titled("Invocations in the storm").AddColumns("severity", "alarms", "p50", "p99");
        foreach (var s in storm.Severities)
            severities.AddRow(s.Severity, $"{s.Alarms}", Text(s.P50), Text(s.P99));
        AnsiConsole.Write(severities);

        var channels = Titled("Messages")
            .AddColumns("channel", "sent", "too soon", "most within a second", "left after the storm");
        foreach (var c in storm.Channels)
            channels.AddRow(c.Channel, $"{c.Sent}", $"{c.TooSoon}", $"{c.MostWithinASecond}", $"{c.LeftAfterStorm}");
        AnsiConsole.Write(channels);

        AnsiConsole.WriteLine(
            $"Drained {Text(storm.MinutesToDrain)} minutes of the story later. Alarms without incident: "
                + $"{storm.AlarmsWithoutIncident}, "
                + $"messages told with others: {storm.MessagesToldTogether}, not sent: {storm.MessagesNotSent}, "
                + $"in the failure queue: {storm.FailureQueue}, sent twice: {storm.Duplicates}"
        );
    }

    private static Table Titled(string title) => new Table().Title(Markup.Escape(title)).Border(TableBorder.Simple);

    private static string Times(double value, double baseline) =>
        (value / baseline).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Text(double value) =>
        value.ToString(value < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);
}
