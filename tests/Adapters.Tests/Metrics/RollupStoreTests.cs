using System.Collections.Immutable;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Metrics;

public class RollupStoreTests(DynamoDbLocalFixture dynamo)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly WindowCalendar Utc = new(NodaTime.DateTimeZone.Utc);
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_window_comes_back_as_it_was_kept()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        var kept = Rollup(0, 42) with { Cells = [new("mailbox=a", 0.1 + 0.2, 3, 10), new("mailbox=b", null, 0, 0)] };
        Assert.True(await house.Store.KeepAsync(kept, Deadline.Never));
        var read = (await house.Store.FindAsync("m", [kept.Window], Deadline.Never))[kept.Window.Name];
        Assert.True(read.SaysAs(kept));
        Assert.Equal(kept.Window, read.Window);
        Assert.Equal(kept.Scheduled, read.Scheduled);
    }

    [Fact]
    public async Task Of_two_runs_the_one_that_knows_more_wins_whichever_is_slower()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        Assert.True(await house.Store.KeepAsync(Rollup(0, 10), Deadline.Never));
        Assert.False(await house.Store.KeepAsync(Rollup(0, 9) with { Scheduled = Noon.AddHours(2) }, Deadline.Never));
        Assert.False(await house.Store.KeepAsync(Rollup(0, 11) with { Scheduled = Noon.AddHours(-2) }, Deadline.Never));
        Assert.True(await house.Store.KeepAsync(Rollup(0, 10), Deadline.Never));
        Assert.True(await house.Store.KeepAsync(Rollup(0, 12), Deadline.Never));
        Assert.Equal(
            12,
            (await house.Store.FindAsync("m", [Rollup(0, 0).Window], Deadline.Never)).Values.Single().Seen
        );
    }

    [Fact]
    public async Task Windows_between_two_are_read_in_order_whatever_else_the_metric_has()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        foreach (int hour in new[] { 3, 1, 2, 0 })
            await house.Store.KeepAsync(Rollup(hour, 1), Deadline.Never);
        await house.Store.KeepAsync(
            Rollup(0, 1) with
            {
                Window = Utc.Containing(WindowLength.Day, Noon),
            },
            Deadline.Never
        );
        await house.Store.CommitAsync(null, "m", MetricMemory.None, [], Noon, Deadline.Never);
        var read = await house.Store.BetweenAsync("m", Rollup(0, 1).Window, Rollup(2, 1).Window, Deadline.Never);
        Assert.Equal(["20261123T12", "20261123T13", "20261123T14"], read.Select(r => r.Window.Name));
    }

    [Fact]
    public async Task A_judgement_is_kept_whole_or_not_at_all()
    {
        using var house = await RollupHouse.OpenAsync(dynamo);
        var memory = MetricMemory.None with
        {
            Judged = Noon,
            Tests = MetricMemory.None.Tests.Add("threshold|mailbox=a", new TestMemory(true, Noon)),
        };
        Assert.True(await house.Store.CommitAsync(Rollup(0, 5), "m", memory, [Alarm], Noon, Deadline.Never));
        // Another run that has read the same.
        Assert.False(
            await house.Store.CommitAsync(
                Rollup(0, 6),
                "m",
                memory,
                [Alarm with { At = Noon.AddHours(1) }],
                Noon,
                Deadline.Never
            )
        );

        var read = await house.Store.MemoryAsync("m", Deadline.Never);
        Assert.Equal(1, read.Version);
        Assert.Equal(Noon, read.Judged);
        Assert.Equal(memory.Tests.ToImmutableDictionary(), read.Tests.ToImmutableDictionary());
        Assert.Equal(5, (await house.Store.FindAsync("m", [Rollup(0, 0).Window], Deadline.Never)).Values.Single().Seen);
        Assert.Single(await house.Get<SignalOutbox>().DueAsync(Noon.AddHours(2), 10, Deadline.Never));
        Assert.True(await house.Store.CommitAsync(Rollup(0, 6), "m", read, [], Noon, Deadline.Never));
    }

    private static readonly Signal Alarm = new()
    {
        Key = new SignalKey("metrics", "m.threshold", "mailbox=a"),
        State = SignalState.Alarm,
        At = Noon,
        Name = "m below 1",
    };

    private static Rollup Rollup(int hour, long seen) =>
        new()
        {
            Metric = "m",
            Window = Utc.Containing(WindowLength.Hour, Noon.AddHours(hour)),
            IsPartial = false,
            Seen = seen,
            Scheduled = Noon.AddHours(1),
            Total = new RollupCell("", seen / 3.0, seen, seen),
        };
}
