using RoleFerry.Cli.Display;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Redrive;

/// <summary>Shows the failure queue, or what became of what lay in it, to people.</summary>
internal static class RedriveDisplay
{
    private const int PreviewLength = 100;

    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public static void Write(RedriveReport report, IAnsiConsole console)
    {
        foreach (var failure in report.Failures)
        {
            console.WriteLine($"{failure.Kind}  {Words.Time(failure.At)}  {failure.Id}", Strong);
            console.WriteLine($"  {TerminalText.Line(What(failure))}");
            if (failure.Payload.Length > 0)
                console.WriteLine($"  {Preview(failure.Payload)}", Faint);
            var said = failure.Outcome is { } outcome
                ? $"{outcome}: {TerminalText.Line(failure.Result!)}"
                : failure.Remedy;
            console.WriteLine($"  {said}");
            console.WriteLine();
        }

        console.WriteLine(Summary(report));
    }

    private static string Summary(RedriveReport report)
    {
        if (report.Failures.IsEmpty)
            return "The failure queue is empty.";
        if (report.Failures.All(f => f.Outcome is null))
            return $"{Count(report.Failures.Length)} in the failure queue. `--all` redrives what can be, `--id "
                + $"ID` one.";
        return string.Join(
                ", ",
                report.Failures.CountBy(f => f.Outcome!.Value).OrderBy(o => o.Key).Select(o => $"{o.Value} {o.Key}")
            ) + ".";
    }

    private static string What(ReportedFailure failure) =>
        failure.Where.Length == 0 || failure.What.StartsWith(failure.Where, StringComparison.Ordinal)
            ? failure.What
            : $"{failure.Where}: {failure.What}";

    private static string Count(int messages) => messages == 1 ? "1 message" : $"{messages} messages";

    private static string Preview(string payload)
    {
        var line = TerminalText.Line(payload);
        return line.Length <= PreviewLength ? line : line[..PreviewLength] + "...";
    }
}
