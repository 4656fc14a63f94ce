using System.Globalization;
using RoleFerry.Adapters.Logs;
using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Logs;

/// <summary>Unread errors for people.</summary>
internal static class UnreadDisplay
{
    private const int MaxSample = 160;

    public static void Write(IReadOnlyList<StoredGroup> groups, IAnsiConsole console)
    {
        var to = console.Profile.Out.Writer;
        if (groups.Count == 0)
        {
            to.WriteLine("No unread errors in the last 90 days.");
            return;
        }

        foreach (var logGroup in groups.GroupBy(g => g.LogGroup).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            to.WriteLine($"{logGroup.Key}, service {logGroup.First().Service}");
            foreach (var group in logGroup)
            {
                string count = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{group.Total} {(group.Total == 1 ? "line" : "lines")}"
                );
                to.WriteLine($"  {group.Layout}");
                to.WriteLine(
                    $"    {group.Fingerprint}  {group.Group.Status}  {count}, "
                        + $"first {Words.Time(group.Group.FirstSeen)}, last {Words.Time(group.Group.LastSeen)}"
                );
                to.WriteLine($"    {PlainText.Shorten(PlainText.OneLine(group.Sample), MaxSample)}");
            }

            to.WriteLine();
        }

        to.WriteLine("They look like errors, and no format or pattern reads them, so they are not counted as errors.");
        to.WriteLine("Teach a layout with `pattern` of its log group in monitoring/logs.yaml. It is one line, and");
        to.WriteLine("`roleferry logs learn --group NAME --since 1h` proposes it.");
        to.WriteLine("Mute one that is harmless: `roleferry errors mute FINGERPRINT`.");
    }
}
