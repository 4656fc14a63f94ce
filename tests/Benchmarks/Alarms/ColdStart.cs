using RoleFerry.Benchmarks.Alarms.Functions;
using RoleFerry.Core.Signals;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>
/// Spawn to first answer: each run is a new process that gets one alarm, a P0, which it stores and pages.
/// </summary>
internal static class ColdStart
{
    /// <summary>The programs take turns, so that whatever else the machine does is shared by all of them.</summary>
    public static async Task<IReadOnlyList<ColdStartFigures>> MeasureAsync(
        IReadOnlyList<FunctionProgram> programs,
        ITable table,
        int runs
    )
    {
        await using var surroundings = await Surroundings.StartAsync(table);
        var samples = programs.ToDictionary(p => p, _ => new List<ColdStartSample>());
        // The first of each fills the caches of files and of this program's own code.
        for (var run = -1; run < runs; run++)
        {
            foreach (var program in programs)
            {
                var sample = await RunAsync(program, surroundings);
                if (run >= 0)
                    samples[program].Add(sample);
            }
        }

        return [.. programs.Select(p => new ColdStartFigures(p, table, samples[p]))];
    }

    private static async Task<ColdStartSample> RunAsync(FunctionProgram program, Surroundings surroundings)
    {
        var alarm = AlarmEvent.Of($"cold-{Guid.NewGuid():N}", Severity.P0, "api", DateTimeOffset.UtcNow);
        var journey = surroundings.Send(alarm);
        await using var function = FunctionRun.Start(program, surroundings.Variables);
        await journey.Answered;
        return new ColdStartSample(
            journey.ToAnswer,
            journey.ToPage,
            journey.TableTime,
            journey.TableCalls,
            function.Cpu,
            function.PeakMemory
        );
    }
}
