using System.CommandLine;
using System.Globalization;
using RoleFerry.Core.Logs.Tallies;
using Spectre.Console;

namespace RoleFerry.Benchmarks.Logs;

internal static class LogsCommand
{
    public static Command Create()
    {
        var grouping = new Option<DirectoryInfo>("--grouping")
        {
            Description =
                "A folder of CSV files with the columns Content and EventId: how well fingerprints find the "
                + "groups. Without it: how fast batches are read.",
        };
        var mistakes = new Option<int>("--mistakes") { Description = "How many wrong groups of each file to show." };
        var cases = new Option<DirectoryInfo>("--cases")
        {
            Description =
                "A folder of JSON files with texts that are one error and texts that are not: what the "
                + "function's reader makes of each.",
        };
        var seconds = new Option<int>("--seconds")
        {
            Description = "How long to measure each share of errors.",
            DefaultValueFactory = _ => 5,
        };
        var command = new Command("logs", "Measures the way from log lines to error groups.")
        {
            grouping,
            mistakes,
            cases,
            seconds,
        };
        command.SetAction(result =>
            result.GetValue(grouping) is { } directory ? Grouping(directory, result.GetValue(mistakes))
            : result.GetValue(cases) is { } folder ? Cases(folder)
            : BatchSpeed.Run(TimeSpan.FromSeconds(result.GetValue(seconds)))
        );
        return command;
    }

    private static int Grouping(DirectoryInfo directory, int mistakes)
    {
        var files = directory.Exists ? directory.GetFiles("*.csv") : [];
        if (files.Length == 0)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]No CSV files in {directory.FullName}[/]");
            return 1;
        }

        var table = new Table()
            .Title("Grouping accuracy")
            .AddColumns("set", "messages", "groups", "found", "GA", "FGA");
        var reports = new List<GroupingReport>();
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var report = GroupingReport.Of(LabelledMessage.Read(file));
            reports.Add(report);
            table.AddRow(
                Markup.Escape(file.Name.Split('_', '.')[0]),
                Text(report.Messages),
                Text(report.TrueGroups),
                Text(report.FoundGroups),
                Text(report.Accuracy),
                Text(report.GroupAccuracy)
            );
            foreach (var mistake in report.Mistakes.Take(mistakes))
                AnsiConsole.WriteLine($"{file.Name} {mistake}");
        }

        table
            .AddEmptyRow()
            .AddRow(
                "average",
                "",
                "",
                "",
                Text(reports.Average(r => r.Accuracy)),
                Text(reports.Average(r => r.GroupAccuracy))
            );
        AnsiConsole.Write(table);
        return 0;
    }

    private static int Cases(DirectoryInfo directory)
    {
        var parser = new LogBatchParser(BatchSpeed.RulesWith([]), []);
        var reports = directory
            .GetFiles("*.json")
            .OrderBy(f => f.Name, StringComparer.Ordinal)
            .Select(f => CaseReport.Of(f, parser))
            .ToArray();
        foreach (var report in reports)
        {
            foreach (string failure in report.Failures)
                Console.WriteLine($"{report.Name}: {failure}");
        }

        int failed = reports.Count(r => r.Failures.Count > 0);
        Console.WriteLine($"{reports.Length - failed} of {reports.Length} cases as expected");
        return failed == 0 ? 0 : 1;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
