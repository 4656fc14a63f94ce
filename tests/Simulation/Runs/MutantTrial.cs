using System.Globalization;
using RoleFerry.Simulation.Mutants;

namespace RoleFerry.Simulation.Runs;

/// <summary>Plants each bug and looks how soon it is found.</summary>
internal static class MutantTrial
{
    /// <summary>Tries them.</summary>
    /// <param name="firstSeed">The first history's seed.</param>
    /// <param name="most">Histories for each, at most.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="output">Where the table goes.</param>
    /// <returns>The bugs that were not found.</returns>
    public static IReadOnlyList<string> Run(int firstSeed, int most, int threads, TextWriter output)
    {
        var missed = new List<string>();
        foreach (var mutant in MutantList.All)
        {
            var campaign = Campaign.Run(firstSeed, most, TimeSpan.FromHours(1), mostBroken: 1, threads, mutant);
            if (campaign.Broken is [var first, ..])
            {
                var schedules = first.Plan.Seed - firstSeed + 1;
                output.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{schedules,6} {first.Broken[0].Invariant,-32} {mutant.Name}")
                );
                continue;
            }

            missed.Add(mutant.Name);
            output.WriteLine($"     - {"not found",-32} {mutant.Name}");
        }

        return missed;
    }
}
