using System.Globalization;
using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Logs.Tallies;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Logs;

/// <summary>Error groups for people.</summary>
internal static class GroupDisplay
{
    private const int BarWidth = 40;

    public static void WriteList(IReadOnlyList<StoredGroup> groups, IAnsiConsole console)
    {
        if (groups.Count == 0)
        {
            console.WriteLine("No error has been seen.");
            return;
        }

        var table = new Table()
            .Border(TableBorder.None)
            .AddColumns("group", "status", "level", "service", "count", "last seen", "error");
        foreach (var group in groups)
        {
            table.AddRow(
                new Text(group.Fingerprint),
                new Text(group.Group.Status.ToString()),
                new Text(group.Level),
                new Text(group.Service),
                new Text(group.Total.ToString(CultureInfo.InvariantCulture)),
                new Text(Words.Time(group.Group.LastSeen)),
                new Text(group.Template.ReplaceLineEndings(" "))
            );
        }

        console.Write(table);
    }

    public static void Write(
        StoredGroup group,
        string? incident,
        IReadOnlyList<HourCount> hours,
        string waterfall,
        IAnsiConsole console
    )
    {
        var severity = group.Severity.Length > 0 ? $" {group.Severity}" : "";
        var behind = incident is null ? "" : $"  {incident}";
        console.WriteLine($"{group.Fingerprint}  {group.Group.Status}  {group.Level}{severity}{behind}");
        if (group.Layout.Length > 0)
            Part(console, "Unread errors: lines in a layout that no reader knows", group.Layout);
        Part(console, "What they have in common", group.Template);
        string times = group.Total == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{group.Total} times");
        Part(
            console,
            "Seen",
            $"{times}, first {Words.Time(group.Group.FirstSeen)}, last {Words.Time(group.Group.LastSeen)}"
        );
        long most = hours.Count == 0 ? 1 : hours.Max(h => h.Count);
        foreach (var hour in hours)
            console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {Words.Time(hour.Hour)}  "
                        + $"{new string('#', (int)Math.Ceiling(BarWidth * hour.Count / (double)most))} {hour.Count}"
                )
            );
        Part(console, "Services", string.Join(", ", group.Services));
        Part(console, "Versions", group.Versions.Count == 0 ? "none said" : string.Join(", ", group.Versions));
        Part(console, "Logged in", $"{group.LogGroup}, {group.LogStream}");
        Part(console, "One of them", group.Sample);
        if (group.TraceId.Length > 0)
            Part(
                console,
                $"Trace {group.TraceId}",
                waterfall.Length > 0 ? waterfall : "No step of this request was kept."
            );
    }

    private static void Part(IAnsiConsole console, string title, string text)
    {
        console.WriteLine(title);
        foreach (string line in text.TrimEnd().Split('\n'))
            console.WriteLine("  " + line.TrimEnd());
    }
}
