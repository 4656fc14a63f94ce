using System.Collections.Concurrent;
using System.Diagnostics;
using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Mutants;
using RoleFerry.Simulation.Outside;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Runs;

/// <summary>Runs many histories, one after the other on each of several threads.</summary>
internal sealed class Campaign
{
    /// <summary>Histories from one word of progress to the next: some five minutes on two cores.</summary>
    private const int NowAndThen = 50_000;

    private readonly ConcurrentBag<HistoryResult> _broken = [];
    private readonly Lock _lock = new();
    private long _histories;

    /// <summary>How many histories ran.</summary>
    public long Histories => _histories;

    /// <summary>How many things happened in all of them.</summary>
    public long Steps { get; private set; }

    /// <summary>Faults that were met, by their kind.</summary>
    public long[] Faults { get; } = new long[Enum.GetValues<FaultKind>().Length];

    /// <summary>Processes that were killed or stood still.</summary>
    public long Troubles { get; private set; }

    /// <inheritdoc cref="Invariants.EndCheck.NeverEnded"/>
    public long NeverEnded { get; private set; }

    /// <summary>What broke an invariant, by seed.</summary>
    public IReadOnlyList<HistoryResult> Broken => [.. _broken.OrderBy(b => b.Plan.Seed)];

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Runs histories until there were enough, or it took long enough, or too much is broken.</summary>
    /// <param name="firstSeed">The first one's seed; each has the next.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="longest">How long at most.</param>
    /// <param name="mostBroken">Ends it as soon as so many are broken.</param>
    /// <param name="threads">How many at a time.</param>
    /// <param name="mutant">A bug to plant; null: none.</param>
    /// <param name="broken">Is told of each that breaks something, as soon as it does.</param>
    /// <param name="progress">Is told now and then how many there were, after how long, and how many are broken.</param>
    /// <param name="stop">Ends it once those that run are over.</param>
    public static Campaign Run(
        int firstSeed,
        long count,
        TimeSpan longest,
        int mostBroken,
        int threads,
        Mutant? mutant = null,
        Action<HistoryResult>? broken = null,
        Action<long, TimeSpan, int>? progress = null,
        CancellationToken stop = default
    )
    {
        var campaign = new Campaign();
        var watch = Stopwatch.StartNew();
        long next = -1;
        var workers = Enumerable.Range(0, threads).Select(_ => HistoryThread.Of(Work)).ToArray();
        foreach (var worker in workers)
            worker.Start();
        foreach (var worker in workers)
            worker.Join();
        campaign.Took = watch.Elapsed;
        return campaign;

        void Work()
        {
            while (
                Interlocked.Increment(ref next) is var n
                && n < count
                && watch.Elapsed < longest
                && campaign._broken.Count < mostBroken
                && !stop.IsCancellationRequested
            )
            {
                var result = Play(PlanWriter.Write(unchecked(firstSeed + (int)n)), mutant);
                var histories = campaign.Count(result);
                if (!result.Broken.IsEmpty)
                    broken?.Invoke(result);
                if (histories % NowAndThen == 0)
                    progress?.Invoke(histories, watch.Elapsed, campaign._broken.Count);
            }
        }
    }

    /// <summary>A planted bug is found where it breaks what holds without it.</summary>
    private static HistoryResult Play(HistoryPlan plan, Mutant? mutant)
    {
        var result = new World(plan with { Mutant = mutant }).Run();
        return mutant is null || result.Broken.IsEmpty || new World(plan).Run() is not { Broken.IsEmpty: false } sick
            ? result
            : sick with
            {
                Broken = [],
            };
    }

    /// <summary>Adds a history's figures.</summary>
    /// <returns>How many there are.</returns>
    private long Count(HistoryResult result)
    {
        if (!result.Broken.IsEmpty)
            _broken.Add(result);
        lock (_lock)
        {
            Steps += result.Steps;
            NeverEnded += result.World.Checks.NeverEnded;
            Troubles += result.World.Faults.Troubles;
            for (var i = 0; i < Faults.Length; i++)
                Faults[i] += result.World.Faults.Met[i];
            return ++_histories;
        }
    }
}
