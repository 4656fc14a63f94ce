using System.Globalization;
using RoleFerry.Cli.Display;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Suspects;

/// <summary>Shows suspects to people.</summary>
internal static class SuspectsDisplay
{
    private const int MostSuspects = 5;
    private const int MostEvidence = 4;

    public static void Write(ShownSuspects found, IAnsiConsole console)
    {
        console.WriteLine(TerminalText.Line($"{found.Incident}  {found.Title}, since {Words.Time(found.BeganAt)}"));
        console.WriteLine(
            $"Compared: from {Words.Time(found.Onset)} on, with the 6 hours before"
                + $"{(found.Service.Length == 0 ? "" : $"; seen in {TerminalText.Line(found.Service)}")}."
        );
        console.WriteLine();
        if (found.Suspects.IsEmpty)
            console.WriteLine("Nothing moved.");
        for (var n = 0; n < Math.Min(MostSuspects, found.Suspects.Length); n++)
            Write(n + 1, found.Suspects[n], console);
        if (found.Suspects.Length > MostSuspects)
            console.WriteLine($"   and {found.Suspects.Length - MostSuspects} weaker ones: --json lists all");
        if (!found.Quiet.IsEmpty)
            console.WriteLine(
                $"As usual: {string.Join(", ", found.Quiet.Select(q => $"{q.Service} ({Metrics(q.Metrics)})"))}."
            );
        foreach (var seen in found.SeenBefore)
            Write(seen, console);
        foreach (var why in found.Unseen.GroupBy(u => u.Why, StringComparer.Ordinal))
            console.WriteLine(TerminalText.Line($"Not seen, since {why.Key}: {string.Join("; ", Parts(why))}."));
    }

    private static void Write(SeenIncident seen, IAnsiConsole console)
    {
        var by = seen.ResolvedBy.Length == 0 ? "" : $" by {seen.ResolvedBy}";
        console.WriteLine(
            TerminalText.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Seen before: {seen.Incident} {seen.Title}, {Words.Time(seen.OpenedAt)}, resolved after "
                        + $"{seen.Minutes:0} min{by}. Both: {string.Join("; ", seen.Shared)}."
                )
            )
        );
    }

    private static void Write(int place, ShownSuspect suspect, IAnsiConsole console)
    {
        var score = suspect.Score.ToString("0.00", CultureInfo.InvariantCulture);
        var owner = suspect.Owner.Length == 0 ? "" : $"  ({suspect.Owner})";
        console.WriteLine(TerminalText.Line($"{place}. {suspect.Service}  {score}{owner}"));
        foreach (var evidence in suspect.Evidence.Take(MostEvidence))
        {
            console.WriteLine($"   - {TerminalText.Line(evidence.Text)}");
            if (evidence.Query.Length > 0)
                console.WriteLine($"       {TerminalText.Line(evidence.Query)}");
        }
    }

    /// <summary>What was not seen, service by service: one metric by its name, several by how many.</summary>
    private static IEnumerable<string> Parts(IEnumerable<UnseenPart> parts) =>
        parts
            .GroupBy(p => p.Service, StringComparer.Ordinal)
            .Select(service =>
                service.Key.Length == 0 ? "all metrics"
                : service.First().Metric.Length == 0 ? service.Key
                : service.Count() == 1 ? $"{service.Key} {service.First().Metric}"
                : $"{service.Key} ({Metrics(service.Count())})"
            );

    private static string Metrics(int count) => count == 1 ? "1 metric" : $"{count} metrics";
}
