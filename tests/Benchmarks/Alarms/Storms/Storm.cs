using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Benchmarks.Alarms.Functions;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>
/// Thousands of alarms in one minute of a story's time, as fast as this machine takes them; then the minute ticks
/// that it takes until everything is sent. The code of the functions on DynamoDB Local, in this process, with
/// vendors that count.
/// </summary>
internal static class Storm
{
    private const int MaxAttempts = 3;
    private static readonly TimeSpan StormTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RouterTime = TimeSpan.FromSeconds(30);

    /// <summary>As Escalations: its time-out less what it keeps back.</summary>
    private static readonly TimeSpan TickTime = TimeSpan.FromSeconds(47);

    public static async Task<StormFigures> RunAsync(LocalTable table, int alarms, int sideBySide)
    {
        using var house = new StormHouse(table);
        var tick = house.NewFunction().GetRequiredService<OutboxTick>();
        var begun = Stopwatch.GetTimestamp();
        var midway = TickMidwayAsync(house, tick);
        var invocations = await house.WhileTimePassesAsync(InvokeAsync(house, alarms, sideBySide));
        var took = Stopwatch.GetElapsedTime(begun);
        var calls = house.Wire.Calls;
        await house.WhileTimePassesAsync(midway);
        var after = await house.AuditAsync();
        await Console.Error.WriteLineAsync(
            $"{after.Outbox.Values.Sum()} messages, {await house.PendingAsync()} of them waiting. Ticks ..."
        );
        var drained = await DrainAsync(house, tick);
        return new StormFigures(
            sideBySide,
            took,
            calls,
            invocations,
            [.. house.Posts],
            after,
            drained,
            await house.AuditAsync(),
            house.Failures.Kept
        );
    }

    private static async Task<ICollection<StormInvocation>> InvokeAsync(StormHouse house, int alarms, int sideBySide)
    {
        var invocations = new ConcurrentBag<StormInvocation>();
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, sideBySide)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        await using var function = house.NewFunction();
                        var intake = function.GetRequiredService<AlarmIntake>();
                        while (Interlocked.Increment(ref next) is var number && number < alarms)
                        {
                            house.Clock.Advance(StormTime / alarms);
                            invocations.Add(await InvokeAsync(intake, StormAlarm.Of(number), house.Clock.GetUtcNow()));
                        }
                    })
                )
        );
        return [.. invocations];
    }

    private static async Task<StormInvocation> InvokeAsync(AlarmIntake intake, StormAlarm alarm, DateTimeOffset at)
    {
        var payload = AlarmEvent.Of(alarm.Name, alarm.Severity, alarm.Service, at);
        var begun = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await intake.HandleAsync(new MemoryStream(payload), RouterTime);
                return new StormInvocation(alarm, begun, Stopwatch.GetElapsedTime(begun), attempt);
            }
            catch (AggregateException) when (attempt < MaxAttempts)
            {
                // Lambda tries an asynchronous event again.
            }
        }
    }

    /// <summary>The minute's tick falls into the middle of the storm.</summary>
    private static async Task<int> TickMidwayAsync(StormHouse house, OutboxTick tick)
    {
        await Task.Delay(StormTime / 2, house.Clock);
        return await TickAsync(house, tick);
    }

    private static Task<int> TickAsync(StormHouse house, OutboxTick tick)
    {
        var now = house.Clock.GetUtcNow();
        return tick.RunAsync(now, new Deadline(now + TickTime, CancellationToken.None));
    }

    /// <returns>How long it takes in the story until nothing is pending.</returns>
    private static async Task<TimeSpan> DrainAsync(StormHouse house, OutboxTick tick)
    {
        var begun = house.Clock.GetUtcNow();
        while (true)
        {
            var minute = house.Clock.GetUtcNow();
            await house.WhileTimePassesAsync(TickAsync(house, tick));
            if (await house.PendingAsync() == 0)
                return house.Clock.GetUtcNow() - begun;
            var rest = minute.AddMinutes(1) - house.Clock.GetUtcNow();
            if (rest > TimeSpan.Zero)
                house.Clock.Advance(rest);
        }
    }
}
