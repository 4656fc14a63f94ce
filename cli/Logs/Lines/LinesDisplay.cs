using System.Globalization;
using RoleFerry.Core.Logs.Explanations;

namespace RoleFerry.Cli.Logs.Lines;

/// <summary>Shows what functions make of lines.</summary>
internal static class LinesDisplay
{
    private const int MostFrames = 8;

    /// <param name="output">Where to.</param>
    /// <param name="logs">What was made of each stream.</param>
    /// <param name="why">Why an error's template is what it is, a line each; null where that is not asked.</param>
    public static void Write(
        TextWriter output,
        IReadOnlyList<ExplainedLog> logs,
        Func<ExplainedEntry, IEnumerable<string>>? why
    )
    {
        foreach (var entry in logs.SelectMany(log => log.Entries))
        {
            Write(output, entry);
            foreach (string reason in why?.Invoke(entry) ?? [])
                output.WriteLine($"    {reason}");
        }

        output.WriteLine(Sum(logs));
    }

    private static void Write(TextWriter output, ExplainedEntry entry)
    {
        string lines = entry.Lines == 1 ? Number(entry.Event + 1) : $"{entry.Event + 1}-{entry.Event + entry.Lines}";
        output.WriteLine($"{lines}: {entry.Fingerprint}  {entry.Template.ReplaceLineEndings(" ")}");
        string logger = entry.Logger.Length > 0 ? $", logger {entry.Logger}" : "";
        string pattern = entry.Pattern is null ? "" : $", pattern {entry.Pattern}";
        output.WriteLine($"    {entry.Format}, {entry.Level}, service {entry.Service}{logger}{pattern}");
        foreach (var frame in entry.Frames.Take(MostFrames))
        {
            string module = frame.Module.Length > 0 ? frame.Module + " " : "";
            output.WriteLine($"    {(frame.IsApp ? "own code" : "library ")}  {module}{frame.Function}");
        }

        if (entry.Frames.Length > MostFrames)
            output.WriteLine($"    and {entry.Frames.Length - MostFrames} more frames");
        if (entry.Secrets.Length > 0)
            output.WriteLine(
                "    removed: "
                    + string.Join(", ", entry.Secrets.Select(s => s.Count == 1 ? s.Kind : $"{s.Kind} ({s.Count})"))
            );
    }

    private static string Sum(IReadOnlyList<ExplainedLog> logs)
    {
        if (logs.Any(l => l.IsRefused))
            return "The rules refuse this log group: nothing of it is read.";
        int errors = logs.Sum(l => l.Entries.Length);
        int groups = logs.SelectMany(l => l.Entries).Select(e => e.Fingerprint).Distinct().Count();
        long unread = logs.Sum(l => l.Unread);
        return $"{Count(logs.Sum(l => l.Events), "line")}: {Count(errors, "error")} in {Count(groups, "group")}."
            + (unread == 0 ? "" : $" {Count(unread, "line")} that may be errors are in no format that is known.");
    }

    private static string Count(long number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
