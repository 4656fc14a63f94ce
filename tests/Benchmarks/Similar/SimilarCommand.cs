using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RoleFerry.Core.Similar;

namespace RoleFerry.Benchmarks.Similar;

/// <summary>
/// <c>bench similar</c>: how often an earlier incident of the same cause is among the first three, and how often
/// something is shown where there was none.
/// </summary>
internal static class SimilarCommand
{
    private const int Incidents = 1_000;

    /// <summary>The last quarter is asked for, each with all that came before it.</summary>
    private const double Past = 0.75;

    public static Command Create()
    {
        var seeds = new Option<int>("--seeds")
        {
            Description = "How many years to generate.",
            DefaultValueFactory = _ => 5,
        };
        var command = new Command("similar", "Find earlier incidents in generated years of them.") { seeds };
        command.SetAction(line => Run(line.GetValue(seeds)));
        return command;
    }

    private static void Run(int seeds)
    {
        Console.WriteLine("seed  seen before  hit@1  hit@3  new causes  wrongly \"seen before\"  ms each");
        for (var seed = 1; seed <= seeds; seed++)
            Write(seed, new YearOfIncidents(seed).Generate(Incidents));
    }

    private static void Write(int seed, ImmutableArray<(IncidentWords Words, string Cause)> year)
    {
        var from = (int)(year.Length * Past);
        var (seen, first, three, unseen, wrong) = (0, 0, 0, 0, 0);
        var watch = Stopwatch.StartNew();
        for (var n = from; n < year.Length; n++)
        {
            var causes = year.Take(n).ToDictionary(p => p.Words.IncidentId, p => p.Cause, StringComparer.Ordinal);
            var found = SimilarIncidents.Of(year[n].Words, [.. year.Take(n).Select(p => p.Words)]);
            if (!causes.ContainsValue(year[n].Cause))
            {
                unseen++;
                wrong += found.IsEmpty ? 0 : 1;
                continue;
            }

            seen++;
            first += found.Take(1).Any(f => causes[f.IncidentId] == year[n].Cause) ? 1 : 0;
            three += found.Any(f => causes[f.IncidentId] == year[n].Cause) ? 1 : 0;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{seed, 4}  {seen, 11}  {(double)first / seen, 5:F2}  {(double)three / seen, 5:F2}  {unseen, 10}  "
                    + $"{(double)wrong / unseen, 21:F2}  {watch.Elapsed.TotalMilliseconds / (year.Length - from), 7:F1}"
            )
        );
    }
}
