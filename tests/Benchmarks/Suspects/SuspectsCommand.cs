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
    private const int Seed = 1;

    public static Command Create()
    {
        var petshop = new Option<string>("--petshop")
        {
            Description = "The folder of the PetShop data set: a folder for each setting.",
            HelpName = "DIR",
            Required = true,
        };
        var inject = new Option<int>("--inject")
        {
            Description = "Also put so many faults into each node on the quiet days.",
            HelpName = "N",
        };
        var command = new Command("suspects", "Rank the suspects of PetShop's injected faults.") { petshop, inject };
        command.SetAction(line => Run(line.GetValue(petshop)!, line.GetValue(inject)));
        return command;
    }

    private static void Run(string folder, int eachNode)
    {
        Console.WriteLine("setting            fault         graph  issues  top-1  top-3  mean rank");
        foreach (var setting in PetShopSetting.ReadAll(folder))
        {
            foreach (var role in (SeriesRole[])[SeriesRole.Latency, SeriesRole.Failures])
            {
                Write(setting, setting.Name, role, [.. setting.Issues.Where(i => i.Symptom.Role == role)]);
                if (eachNode == 0 || setting.Quiet.IsEmpty)
                    continue;
                var injected = Injection
                    .Issues(setting, setting.Issues[0].Symptom.Node, role, Seed, eachNode)
                    .ToArray();
                Write(setting, "  injected", role, injected);
                foreach (var node in injected.GroupBy(i => i.Cause, StringComparer.Ordinal))
                {
                    var ranks = node.Select(i => RankOf(i, setting.Graph)).ToArray();
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"    {node.Key[..Math.Min(46, node.Key.Length)], -46} {ranks.Length, 4} {Share(ranks, 1):F2}"
                        )
                    );
                }
            }
        }
    }

    private static void Write(PetShopSetting setting, string name, SeriesRole role, PetShopIssue[] issues)
    {
        if (issues.Length == 0)
            return;
        Write(name, role, "yes", [.. issues.Select(i => RankOf(i, setting.Graph))]);
        Write(name, role, "no", [.. issues.Select(i => RankOf(i, ServiceGraph.Empty))]);
    }

    private static void Write(string name, SeriesRole role, string known, int[] ranks) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -18} {(role == SeriesRole.Latency ? "latency" : "availability"), -13} {known, -5}  "
                    + $"{ranks.Length, 6}  {Share(ranks, 1), 5:F2}  {Share(ranks, 3), 5:F2}  {ranks.Average(), 9:F1}"
            )
        );

    private static double Share(int[] ranks, int first) => ranks.Count(r => r <= first) / (double)ranks.Length;

    /// <summary>The place of the cause; one that is no suspect stands behind all of them.</summary>
    private static int RankOf(PetShopIssue issue, ServiceGraph graph)
    {
        var suspects = SuspectRanking.Of(issue.Symptom, graph, issue.Series, []);
        var at = suspects.Select(s => s.Node).ToImmutableArray().IndexOf(issue.Cause);
        return 1 + (at < 0 ? suspects.Length : at);
    }
}
