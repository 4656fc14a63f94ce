using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Consistency;

/// <summary>What is open is made whole by the minute's tick itself.</summary>
public sealed class SelfCheckTickTests(DynamoDbLocalFixture dynamo) : IDisposable
{
    public static readonly DateTimeOffset OnTheBeat = new(2026, 11, 23, 12, 10, 0, TimeSpan.Zero);

    private readonly RecordingMetrics _metrics = new();
    private readonly RecordingLogs _logs = new();

    [Fact]
    public async Task An_open_incident_that_lost_its_clock_and_its_pointer_gets_them_back_and_it_is_counted()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        await house.SpoilAsync($"INC#{id}", "STATE", ("dueShard", null), ("dueAt", null));
        await house.DeleteAsync(TableKeys.Open((await house.IncidentAsync(id)).Incident.Key), "OPEN");

        Assert.Equal(2, await LookAsync(house, OnTheBeat));

        Assert.Equal(["SelfRepairs{} 2"], _metrics.Written);
        Assert.Contains($"Warning: {id} is open without a clock: mended", _logs.Lines);
        Assert.Empty((await house.CheckAsync()).Findings);
        await house.ClockAsync(OnTheBeat - house.Clock.Now);
        Assert.Equal(1, (await house.IncidentAsync(id)).Incident.Level);
    }

    [Fact]
    public async Task What_is_whole_is_left_alone_and_nothing_is_written()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.LiveAsync();
        var before = await house.ItemsAsync();

        Assert.Equal(0, await LookAsync(house, OnTheBeat));

        Assert.Empty(_metrics.Written);
        var after = await house.ItemsAsync();
        Assert.Equal(
            before.Select(i => (i.Key, i.Value.GetValueOrDefault("dueAt")?.N)),
            after.Select(i => (i.Key, i.Value.GetValueOrDefault("dueAt")?.N))
        );
    }

    [Fact]
    public async Task It_looks_every_five_minutes()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        await house.SpoilAsync($"INC#{id}", "STATE", ("dueShard", null), ("dueAt", null));

        Assert.Equal(0, await LookAsync(house, OnTheBeat.AddMinutes(1)));
        Assert.Equal(1, await LookAsync(house, OnTheBeat.AddMinutes(5)));
    }

    [Fact]
    public async Task An_incident_that_cannot_be_read_keeps_none_of_the_others()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.LiveAsync();
        await house.SpoilAsync($"INC#{id}", "STATE", ("dueShard", null), ("dueAt", null));
        var broken = (await house.HandleAsync(TestHouse.Signal(SignalState.Alarm, 3, "broken"))).IncidentId!;
        await house.SpoilAsync($"INC#{broken}", "STATE", ("signal", new() { S = "{}" }));

        Assert.Equal(1, await LookAsync(house, OnTheBeat));

        Assert.Equal(($"INC#{broken}", "STATE"), Assert.Single(house.Get<TableCalls>().Faults.Take().Select(Key)));
    }

    public void Dispose() => _logs.Dispose();

    private static (string, string) Key(ItemFault fault) => (fault.Pk, fault.Sk);

    private async Task<int> LookAsync(TestHouse house, DateTimeOffset scheduled)
    {
        using var logs = LoggerFactory.Create(l => l.AddProvider(_logs));
        using var error = new StringWriter();
        var metrics = new FunctionMetrics(() => _metrics, new TelemetryFaults(error));
        var tick = new SelfCheckTick(
            house.Get<TableCalls>(),
            house.Get<QuarantineStore>(),
            house.Get<ItemGuard>(),
            house.Clock,
            metrics,
            logs.CreateLogger<SelfCheckTick>()
        );
        var repairs = await tick.RunAsync(scheduled, Deadline.Never);
        metrics.Flush();
        return repairs;
    }
}
