using RoleFerry.Benchmarks.Alarms.Functions;
using RoleFerry.Core.Signals;

namespace RoleFerry.Benchmarks.Alarms;

/// <summary>
/// Alarm to page in one process that is warm: P0 alarms, one after the other, each the first of its incident.
/// </summary>
internal static class WarmAlarms
{
    private const int WarmUp = 100;

    public static async Task<IReadOnlyList<WarmFigures>> MeasureAsync(
        IReadOnlyList<FunctionProgram> programs,
        ITable table,
        int alarms
    )
    {
        var figures = new List<WarmFigures>();
        foreach (var program in programs)
            figures.Add(await MeasureAsync(program, table, alarms));
        return figures;
    }

    private static async Task<WarmFigures> MeasureAsync(FunctionProgram program, ITable table, int alarms)
    {
        await using var surroundings = await Surroundings.StartAsync(table);
        await using var function = FunctionRun.Start(program, surroundings.Variables);
        await SendAsync(surroundings, WarmUp);
        var cpuBefore = function.Cpu;
        var journeys = await SendAsync(surroundings, alarms);
        return new WarmFigures(program, table, journeys, function.Cpu - cpuBefore);
    }

    private static async Task<List<Journey>> SendAsync(Surroundings surroundings, int alarms)
    {
        var journeys = new List<Journey>();
        for (var i = 0; i < alarms; i++)
        {
            var alarm = AlarmEvent.Of($"warm-{Guid.NewGuid():N}", Severity.P0, "api", DateTimeOffset.UtcNow);
            var journey = surroundings.Send(alarm);
            await journey.Answered;
            journeys.Add(journey);
        }

        return journeys;
    }
}
