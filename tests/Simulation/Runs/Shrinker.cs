using RoleFerry.Simulation.Histories;
using RoleFerry.Simulation.Plans;

namespace RoleFerry.Simulation.Runs;

/// <summary>Leaves out of a plan what is not needed to break the same invariant.</summary>
internal static class Shrinker
{
    /// <summary>The smallest plan that was found, and what becomes of it.</summary>
    public static HistoryResult Shrink(HistoryResult broken)
    {
        var invariant = broken.Broken[0].Invariant;
        var best = broken.Plan;
        for (var size = Math.Max(1, best.Steps.Length / 2); size >= 1; size /= 2)
        {
            for (var from = 0; from < best.Steps.Length; )
            {
                var fewer = best with
                {
                    Steps = best.Steps.RemoveRange(from, Math.Min(size, best.Steps.Length - from)),
                };
                if (Breaks(fewer, invariant))
                    best = fewer;
                else
                    from += size;
            }
        }

        foreach (var simpler in new[] { best with { LagPercent = 0 }, best with { Skews = [], LagPercent = 0 } })
        {
            if (Breaks(simpler, invariant))
                best = simpler;
        }

        foreach (var simpler in SimplerAlarms(best))
        {
            if (Breaks(simpler, invariant))
                best = simpler;
        }

        return new World(best, isTold: true).Run();
    }

    private static IEnumerable<HistoryPlan> SimplerAlarms(HistoryPlan plan)
    {
        for (var i = 0; i < plan.Steps.Length; i++)
        {
            if (plan.Steps[i] is AlarmStep { Delays.Length: > 1 } alarm)
                yield return plan = plan with
                {
                    Steps = plan.Steps.SetItem(i, alarm with { Delays = alarm.Delays[..1] }),
                };
        }
    }

    private static bool Breaks(HistoryPlan plan, string invariant) =>
        new World(plan).Run().Broken is [var first, ..] && first.Invariant == invariant;
}
