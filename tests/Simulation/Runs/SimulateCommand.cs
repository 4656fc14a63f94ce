using System.Globalization;
using System.Runtime.InteropServices;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Runs;

/// <summary><c>./roleferry simulate</c>.</summary>
internal static class SimulateCommand
{
    private const string Usage = """
        Usage: ./roleferry simulate [--schedules N] [--minutes M] [--seed S]
               ./roleferry simulate --seed S --story [--whole]
               ./roleferry simulate --mutants [--only TEXT] [--schedules N] [--seed S]

          --schedules  how many histories (10000)
          --minutes    stops after so many minutes
          --seed       the first history's seed (1)
          --story      what happens in that one history; where it breaks an invariant, the shortest one that does
          --whole      does not shorten it
          --mutants    plants each bug and says after how many histories it was found
          --only       those alone whose name has this in it
          --threads    how many histories at a time (all processors)

        Ctrl-C ends it with the figures so far.
        """;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 1 where an invariant is broken or a planted bug was not found.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--story" or "--whole" or "--mutants")
                options[args[i]] = "";
            else if (
                args[i] is "--schedules" or "--minutes" or "--seed" or "--threads" or "--only"
                && i + 1 < args.Count
            )
                options[args[i]] = args[++i];
            else
            {
                output.WriteLine(Usage);
                return 2;
            }
        }

        int Number(string name, int otherwise) =>
            options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        var seed = Number("--seed", 1);
        if (options.ContainsKey("--story"))
            return HistoryThread.Run(() => Story(seed, options.ContainsKey("--whole"), output));
        var threads = Number("--threads", Environment.ProcessorCount);
        if (options.ContainsKey("--mutants"))
            return
                MutantTrial.Run(
                    options.GetValueOrDefault("--only", ""),
                    seed,
                    Number("--schedules", 5_000),
                    threads,
                    output
                ) == 0
                ? 0
                : 1;
        var campaign = RunCampaign(
            seed,
            Number("--schedules", 10_000),
            TimeSpan.FromMinutes(Number("--minutes", 24 * 60)),
            threads
        );
        CampaignDisplay.Write(campaign, output);
        if (campaign.Broken is not [var first, ..])
            return 0;
        CampaignDisplay.WriteStory(HistoryThread.Run(() => Shrinker.Shrink(first)), output);
        return 1;
    }

    private static Campaign RunCampaign(int seed, int schedules, TimeSpan longest, int threads)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return Campaign.Run(
            seed,
            schedules,
            longest,
            mostBroken: 100,
            threads,
            broken: result => Console.Error.WriteLine($"seed {result.Plan.Seed}: {result.Broken[0].Invariant}"),
            progress: (histories, after, broken) =>
                Console.Error.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{histories:N0} schedules after {after.TotalMinutes:0} min: {broken} violations"
                    )
                ),
            stop: stop.Token
        );

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static int Story(int seed, bool isWhole, TextWriter output)
    {
        var result = new World(PlanWriter.Write(seed), isTold: true).Run();
        if (!result.Broken.IsEmpty && !isWhole)
            result = Shrinker.Shrink(result);
        CampaignDisplay.WriteStory(result, output);
        return result.Broken.IsEmpty ? 0 : 1;
    }
}
