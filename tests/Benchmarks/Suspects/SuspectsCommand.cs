using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Benchmarks.Suspects;

/// <summary>
/// <c>bench suspects</c>: how often the node in which a fault was injected is the first suspect, or among the first three.
/// </summary>
internal static class SuspectsCommand
{
    public static Command Create()
    {
        var petshop = new Option<string>("--petshop")
        {
            Description = "The folder of the PetShop data set: a folder for each setting.",
            HelpName = "DIR",
            Required = true,
        };
        var command = new Command("suspects", "Rank the suspects of PetShop's injected faults.") { petshop };
        command.SetAction(line => Run(line.GetValue(petshop)!));
        return command;
    }

    private static void Run(string folder)
    {
        Console.WriteLine("setting            fault         graph  issues  top-1  top-3  mean rank");
        foreach (var setting in PetShopSetting.ReadAll(folder))
        {
            foreach (var role in (SeriesRole[])[SeriesRole.Latency, SeriesRole.Failures])
            {
                Write(setting, role, setting.Graph, "yes");
                Write(setting, role, ServiceGraph.Empty, "no");
            }
        }
    }

    private static void Write(PetShopSetting setting, SeriesRole role, ServiceGraph graph, string known)
    {
        var ranks = setting.Issues.Where(i => i.Symptom.Role == role).Select(i => RankOf(i, graph)).ToArray();
        if (ranks.Length == 0)
            return;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{setting.Name, -18} {(role == SeriesRole.Latency ? "latency" : "availability"), -13} {known, -5}  "
                    + $"{ranks.Length, 6}  {Share(ranks, 1), 5:F2}  {Share(ranks, 3), 5:F2}  {ranks.Average(), 9:F1}"
            )
        );
    }

    private static double Share(int[] ranks, int first) => ranks.Count(r => r <= first) / (double)ranks.Length;

    /// <summary>The place of the cause; one that is no suspect stands behind all of them.</summary>
    private static int RankOf(PetShopIssue issue, ServiceGraph graph)
    {
        var suspects = SuspectRanking.Of(issue.Symptom, graph, issue.Series, []);
        var at = suspects.Select(s => s.Node).ToImmutableArray().IndexOf(issue.Cause);
        return 1 + (at < 0 ? suspects.Length : at);
    }
}
