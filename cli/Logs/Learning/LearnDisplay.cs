using System.Globalization;

namespace RoleFerry.Cli.Logs.Learning;

/// <summary>Shows what was learnt.</summary>
internal static class LearnDisplay
{
    public static void Write(TextWriter output, LearnedLog log)
    {
        string known = string.Join(
            ", ",
            log.Known.OrderByDescending(k => k.Value).Select(k => $"{Number(k.Value)} {k.Key}")
        );
        if (log.Reason is null && log.Unread == 0)
        {
            output.WriteLine($"{Count(log.Lines, "line")}: every line is understood ({known}). No pattern is needed.");
            return;
        }

        if (log.Unread > 0)
            output.WriteLine(
                $"{Count(log.Lines, "line")}: no reader understands {Number(log.Unread)} of them"
                    + (known.Length > 0 ? $" (understood: {known})." : ".")
            );
        WritePatterns(output, log);
        if (log.Reason is not null)
            output.WriteLine(log.Reason);
        if (log.Left == 0)
            return;
        output.WriteLine($"Not understood{(log.Patterns.Length > 0 ? " still" : "")}: {Count(log.Left, "line")}.");
        foreach (var line in log.LeftLines)
            output.WriteLine($"    {Number(line.Line)}: {line.Text}");
        if (log.Left > log.LeftLines.Length)
            output.WriteLine($"    and {Number(log.Left - log.LeftLines.Length)} more");
    }

    private static void WritePatterns(TextWriter output, LearnedLog log)
    {
        if (log.Yaml is null)
            return;
        if (log.Patterns.Length > 1)
            output.WriteLine($"One pattern cannot read them all: they are in at least {log.Patterns.Length} layouts.");
        foreach (var pattern in log.Patterns)
        {
            var levels = string.Join(", ", pattern.Levels.Select(l => $"{Number(l.Lines)} {l.Level}"));
            output.WriteLine($"{pattern.Pattern.Replace("\t", "\\t", StringComparison.Ordinal)}");
            output.WriteLine($"    reads {Count(pattern.Lines, "line")}: {levels}");
        }

        string with = log.Patterns.Length == 1 ? "it" : "them";
        output.WriteLine($"LogErrors finds {Found(log.Before!)} without and {Found(log.After!)} with {with}.");
        output.WriteLine("In `groups` of monitoring/logs.yaml, in place of the log group's entry if it has one:");
        output.WriteLine();
        output.WriteLine($"  {log.Yaml}");
        output.WriteLine();
    }

    private static string Found(FoundErrors found) =>
        found.Errors == 0 ? "no error" : $"{Count(found.Errors, "error")} in {Count(found.Groups, "group")}";

    private static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
