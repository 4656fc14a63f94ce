using System.Collections.Immutable;
using RoleFerry.Cli.Display;
using Spectre.Console;

namespace RoleFerry.Cli.Doctor;

/// <summary>The report for people.</summary>
internal static class DoctorDisplay
{
    public static void Write(DoctorReport report, IAnsiConsole console)
    {
        Line($"Who would be notified, by {report.Policy}:");
        foreach (var severity in report.Severities)
            Line($"  {severity.Severity}  {Who(severity)}");
        Line("");
        foreach (var check in report.Checks)
        {
            Line($"{Word(check.Found), -7}  {check.What}: {check.Text}");
            if (check.Next is { } next)
                Line($"         {next}");
        }

        void Line(string text) => console.Profile.Out.Writer.WriteLine(TerminalText.Lines(text));
    }

    private static string Who(SeverityReach severity)
    {
        ImmutableArray<ChannelReach> told = [.. Reaching(severity.Told)];
        ImmutableArray<ChannelReach> instead = [.. Reaching(severity.InTheirPlace)];
        var notReaching = string.Join(
            "; ",
            severity
                .Told.Concat(severity.InTheirPlace)
                .Where(c => c.Found != Found.Ok)
                .Select(c => $"{c.Channel}: {c.Why}")
        );
        var who = (severity.Found, told, instead) switch
        {
            (Found.ToDo, _, _) => "NOBODY",
            (Found.Unknown, _, _) => "not known",
            (_, [], _) => $"{Names(instead)}, in place of {Names(severity.Told)}",
            (_, _, []) => Names(told),
            _ => $"{Names(told)}; else {Names(instead)}",
        };
        return notReaching.Length == 0 ? who : $"{who}  ({notReaching})";
    }

    private static IEnumerable<ChannelReach> Reaching(IEnumerable<ChannelReach> channels) =>
        channels.Where(c => c.Found == Found.Ok);

    private static string Names(IEnumerable<ChannelReach> channels) =>
        string.Join(", ", channels.Select(c => c.Channel));

    private static string Word(Found found) =>
        found switch
        {
            Found.Ok => "ok",
            Found.ToDo => "to do",
            _ => "unknown",
        };
}
