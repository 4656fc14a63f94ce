using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Benchmarks.Suspects;

/// <summary>One way in which PetShop was used while faults were injected: a folder of the data set.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Graph">What calls what.</param>
/// <param name="Issues">The faults.</param>
/// <param name="Quiet">Days without any; empty where there are none.</param>
internal sealed record PetShopSetting(
    string Name,
    ServiceGraph Graph,
    ImmutableArray<PetShopIssue> Issues,
    ImmutableArray<ObservedSeries> Quiet
)
{
    /// <summary>Reads all settings of the data set.</summary>
    public static ImmutableArray<PetShopSetting> ReadAll(string folder) =>
        [
            .. Directory
                .GetDirectories(folder)
                .Order(StringComparer.Ordinal)
                .Where(d => File.Exists(Path.Combine(d, "graph.csv")))
                .Select(Read),
        ];

    private static PetShopSetting Read(string folder)
    {
        var days = Path.Combine(folder, "noissue", "metrics.csv");
        var usual = File.Exists(days) ? PetShopTable.Read(days) : null;
        return new PetShopSetting(
            Path.GetFileName(folder),
            ReadGraph(Path.Combine(folder, "graph.csv")),
            [
                .. Directory
                    .GetFiles(folder, "target.json", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(f => PetShopIssue.Read(Path.GetDirectoryName(f)!, usual)),
            ],
            usual?.Series(null) ?? []
        );
    }

    /// <summary>A matrix in which the node of a row calls those of the columns that are not 0.</summary>
    private static ServiceGraph ReadGraph(string file)
    {
        var lines = File.ReadAllLines(file).Select(l => l.Split(',')).ToArray();
        return new ServiceGraph(
            from line in lines.Skip(1)
            from n in Enumerable.Range(1, line.Length - 1)
            where line[n] is not ("" or "0" or "0.0")
            select (line[0], lines[0][n])
        );
    }
}
