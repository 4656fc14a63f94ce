using System.Globalization;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Outside;

namespace RoleFerry.Simulation.Runs;

/// <summary>Writes for people what became of many histories, or of one.</summary>
internal static class CampaignDisplay
{
    /// <summary>The figures of a campaign.</summary>
    public static void Write(Campaign campaign, TextWriter output)
    {
        var rate = campaign.Histories / Math.Max(0.001, campaign.Took.TotalSeconds);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{campaign.Histories:N0} schedules in {campaign.Took.TotalSeconds:0.0} s: {rate:0} a second, "
                    + $"{campaign.Steps:N0} steps"
            )
        );
        var faults = Enum.GetValues<FaultKind>()
            .Where(kind => campaign.Faults[(int)kind] > 0)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind} {campaign.Faults[(int)kind]:N0}"));
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"faults: {string.Join(", ", faults)}, killed or standing still {campaign.Troubles:N0}; "
                    + $"known to ring on: {campaign.NeverEnded:N0}"
            )
        );
        foreach (var broken in campaign.Broken.GroupBy(b => b.Broken[0].Invariant))
            output.WriteLine($"{broken.Key}: seeds {string.Join(", ", broken.Select(b => b.Plan.Seed).Take(20))}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{campaign.Broken.Count:N0} violations"));
    }

    /// <summary>What happened in one history, made as short as it gets.</summary>
    public static void WriteStory(HistoryResult result, TextWriter output)
    {
        output.WriteLine(
            $"Seed {result.Plan.Seed}, from {result.Plan.Start:yyyy-MM-dd HH:mm:ss} UTC on, "
                + $"policy {result.Plan.Policy}, {result.Plan.Steps.Length} planned "
                + $"steps{(result.Plan.Mutant is { } mutant ? $", planted: {mutant.Name}" : "")}:"
        );
        foreach (var line in result.Story)
            output.WriteLine(line);
    }
}
