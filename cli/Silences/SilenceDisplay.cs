using RoleFerry.Core.Text;
using Spectre.Console;

namespace RoleFerry.Cli.Silences;

/// <summary>Shows silences to people.</summary>
internal static class SilenceDisplay
{
    public static void Write(IReadOnlyList<SilenceLine> silences, IAnsiConsole console)
    {
        if (silences.Count == 0)
        {
            console.WriteLine("There are no silences.");
            return;
        }

        foreach (var silence in silences)
            Write(silence, console);
    }

    public static void Write(SilenceLine silence, IAnsiConsole console)
    {
        var until = silence.Until is { } moment ? Words.Time(moment) : "it is resolved";
        var during = silence.During.IsEmpty ? "" : $", during {string.Join(", ", silence.During)} only";
        console.WriteLine($"{silence.Id}  {silence.State.ToString().ToLowerInvariant()}  {silence.About}");
        console.WriteLine(
            $"  from {Words.Time(silence.From)} until "
                + $"{until}{during}{(silence.CoversP0 ? "; P0 too" : "; P0 is still notified")}"
        );
        console.WriteLine($"  {silence.Author}: {silence.Reason}");
    }
}
