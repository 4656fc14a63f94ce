using System.Globalization;
using Spectre.Console;

namespace RoleFerry.Cli.Sources;

/// <summary>Shows what was learnt.</summary>
internal static class LearnedSourcesDisplay
{
    public static void Write(LearnedSources learned, IAnsiConsole console)
    {
        var output = console.Profile.Out.Writer;
        if (learned.Unknown == 0)
        {
            output.WriteLine(
                $"{Count(learned.Events, "event")}: each is of a kind that is known. No mapping is needed."
            );
            return;
        }

        output.WriteLine(
            $"{Count(learned.Events, "event")}: nobody knows the kind of {Number(learned.Unknown)} of them."
        );
        foreach (var mapping in learned.Mappings)
        {
            var states = mapping.States.IsEmpty ? "no signal" : string.Join(", ", mapping.States);
            output.WriteLine(
                $"{mapping.Name}: {states} of {Count(mapping.Alarms, "alarm")} from {Count(mapping.Events, "event")}."
            );
            output.WriteLine("In `mappings` of monitoring/sources.yaml:");
            output.WriteLine();
            output.Write(mapping.Yaml);
            output.WriteLine();
        }

        if (learned.Texts > 0)
            output.WriteLine(
                $"{Count(learned.Texts, "event")}: a text, or nothing in it could name an alarm. It stays a notice."
            );
        if (!learned.Mappings.IsEmpty)
            output.WriteLine(
                "Check above all `id` (one for each alarm, the same in its end) and what ends it; else say `after`."
            );
    }

    private static string Count(int number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
