using RoleFerry.Core.Incidents.DryRuns;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.PolicyVersions;

/// <summary>Shows to people what another policy would have done.</summary>
internal static class PolicyDiffDisplay
{
    public static void Write(PolicyDiff diff, IAnsiConsole console)
    {
        console.WriteLine(
            $"{diff.Before} -> {diff.After}, tried on {diff.Signals} {(diff.Signals == 1 ? "signal" : "signals")}."
        );
        var table = new Table().Border(TableBorder.None).AddColumns("severity", "notified", "before", "after");
        foreach (var count in diff.Counts)
            table.AddRow(
                new Text(count.Severity.ToString()),
                new Text(count.Channel),
                new Text($"{count.Before}"),
                new Text(count.Before == count.After ? "same" : $"{count.After}")
            );
        if (!diff.Counts.IsEmpty)
            console.Write(table);
        if (diff.Changes.IsEmpty)
        {
            console.WriteLine("Nobody would have been notified differently.");
            return;
        }

        var changed = diff.Changes.Where(c => !c.IsLost).ToArray();
        if (changed.Length > 0)
            console.WriteLine($"Notified differently: {changed.Length}");
        foreach (var change in changed)
            Write(change, console);
        var lost = diff.Lost.ToArray();
        if (lost.Length > 0)
            console.WriteLine($"Nobody would have been notified of: {lost.Length}");
        foreach (var change in lost)
        {
            Write(change, console);
            foreach (var reason in change.After.Reasons)
                console.WriteLine($"      {reason.Code}: {reason.Text}");
        }
    }

    private static void Write(ChangedNotifications change, IAnsiConsole console) =>
        console.WriteLine($"  {Words.Time(change.At)}  {change.Alarm}: {Of(change.Before)} -> {Of(change.After)}");

    private static string Of(AlarmNotifications telling) =>
        $"{telling.Severity} {Told(telling)} by {string.Join(", ", telling.Routes)}";

    private static string Told(AlarmNotifications telling) =>
        !telling.Told.IsEmpty ? string.Join(", ", telling.Told)
        : telling.Know.IsEmpty ? "nobody"
        : $"nobody anew ({string.Join(", ", telling.Know)} know)";
}
