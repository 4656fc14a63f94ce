using System.Globalization;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Mutants;

namespace RoleFerry.Simulation.Runs;

/// <summary>Plants bugs and looks how soon each is found.</summary>
internal static class MutantTrial
{
    /// <summary>Tries them and prints a table.</summary>
    /// <param name="only">Those alone whose name has this in it; empty: all.</param>
    /// <param name="firstSeed">The first history's seed.</param>
    /// <param name="most">Histories for each, at most.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="output">Where the table goes.</param>
    /// <returns>How many bugs were not found.</returns>
    public static int Run(string only, int firstSeed, int most, int threads, TextWriter output)
    {
        var missed = 0;
        foreach (var mutant in MutantList.All.Where(m => m.Name.Contains(only, StringComparison.Ordinal)))
        {
            var found = Find(mutant, firstSeed, most, threads);
            missed += found is null ? 1 : 0;
            var schedules = found is null
                ? "-"
                : (found.Plan.Seed - firstSeed + 1).ToString(CultureInfo.InvariantCulture);
            output.WriteLine($"{schedules, 6} {found?.Broken[0].Invariant ?? "not found", -32} {mutant.Name}");
        }

        return missed;
    }

    /// <summary>The first history that a bug breaks, of some; null where it breaks none.</summary>
    public static HistoryResult? Find(Mutant mutant, int firstSeed, int most, int threads)
    {
        var campaign = Campaign.Run(firstSeed, most, TimeSpan.FromHours(1), mostBroken: 1, threads, mutant);
        return campaign.Broken is [var first, ..] ? first : null;
    }
}
