using System.Globalization;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;
using Spectre.Console;

namespace RoleFerry.Cli.OnCall;

/// <summary>Shows who is on call to people.</summary>
internal static class OnCallDisplay
{
    /// <summary><c>Mon 30 Nov 2026 09:00</c></summary>
    public static string Moment(DateTimeOffset local) =>
        local.ToString("ddd d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    public static void Write(OnCallReport report, IAnsiConsole console)
    {
        Line(console, $"On call, {Moment(report.At)} ({report.Zone}); {report.Version}");
        foreach (var duty in report.Now.Levels)
            Line(console, $"  {duty.Level, -12}{Said(duty)}");
        Line(console, $"Next, from {Moment(report.Next.From)}");
        foreach (var duty in report.Next.Levels)
            Line(console, $"  {duty.Level, -12}{Said(duty)}");
        Line(console, "");
        var table = new Table()
            .Border(TableBorder.None)
            .AddColumns(["from", "until", .. report.Now.Levels.Select(d => d.Level)]);
        foreach (var stretch in report.Ahead)
            table.AddRow([
                new Text(Moment(stretch.From)),
                new Text(Moment(stretch.Until)),
                .. stretch.Levels.Select(d => new Text(Said(d))),
            ]);
        console.Write(table);
    }

    public static void Write(OnCallCheck check, IAnsiConsole console)
    {
        FindingsDisplay.Write(console, check.File, check.Findings);
        Line(
            console,
            check switch
            {
                { Version: null } => $"{check.File} cannot be used.",
                { Ok: false } => $"{check.File} leaves a level without anybody on call.",
                _ => $"{check.File} is valid: {check.People} people; somebody is on call until "
                    + $"{check.Until.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} at least; version "
                    + $"{check.Version}.",
            }
        );
        if (check.Version is not null && check.Compiled != CompiledCopy.Current)
            Line(
                console,
                $"{OnCallFile.Place.CompiledBeside(check.File)} is "
                    + $"{check.Compiled.ToString().ToLowerInvariant()}: run `./roleferry oncall compile` and commit "
                    + $"what it writes."
            );
    }

    public static void Write(IReadOnlyList<Override> overrides, IAnsiConsole console)
    {
        if (overrides.Count == 0)
        {
            Line(console, "There are no overrides.");
            return;
        }

        var table = new Table()
            .Border(TableBorder.None)
            .AddColumns("id", "person", "for", "from", "until", "reason", "said by");
        foreach (var o in overrides)
            table.AddRow(
                new Text(o.Id.Length > 0 ? o.Id : "(file)"),
                new Text(o.Person),
                new Text(o.For),
                new Text(Moment(o.From)),
                new Text(Moment(o.Until)),
                new Text(o.Reason),
                new Text(o.By)
            );
        console.Write(table);
    }

    private static string Said(ReportedDuty duty) =>
        $"{duty.Name ?? $"nobody ({duty.Gap})"}{(duty.Override is null ? "" : $" ({duty.Override})")}";

    private static void Line(IAnsiConsole console, string text) => console.WriteLine(text);
}
