using System.Collections.Immutable;
using RoleFerry.Simulation.Histories;

namespace RoleFerry.Simulation.Plans;

/// <summary>Plans histories, each by its seed alone.</summary>
internal static class PlanWriter
{
    private static readonly DateTimeOffset Ordinary = new(2026, 11, 23, 12, 0, 7, TimeSpan.Zero);

    public static HistoryPlan Write(int seed)
    {
        var chance = new Chance(seed);
        var steps = new List<Step>();
        var alarm = new PlannedAlarm("checkout-1", "P0", "shop", AlarmWay.Direct);
        steps.Add(new AlarmStep(TimeSpan.FromSeconds(5), alarm, true, [TimeSpan.FromMilliseconds(100)]));
        return new HistoryPlan
        {
            Seed = seed,
            Start = Ordinary,
            Length = TimeSpan.FromMinutes(3),
            Steps = [.. steps],
        };
    }
}
