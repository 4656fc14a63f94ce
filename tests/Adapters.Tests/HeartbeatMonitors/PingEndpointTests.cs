using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.HeartbeatMonitors;

public class PingEndpointTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_job_that_falls_silent_is_one_incident_that_its_next_ping_ends()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        Assert.Equal(200, (await PingAsync(house)).Status);
        Assert.Equal(0, await TickAsync(house, 11.9));
        Assert.Equal(1, await TickAsync(house, 0.2));
        Assert.Equal(0, await TickAsync(house, 1));

        var opened = Assert.Single(await house.DeliverAsync());
        Assert.Equal(
            ("nightly-backup stopped pinging", "P1", DecisionOutcome.Opened),
            (opened.Alarm, opened.Severity, opened.Outcome)
        );
        var incident = await house.IncidentAsync(opened.IncidentId!);
        Assert.Equal(("database", "database-disk"), (incident.Service, incident.Runbook));
        Assert.Equal(
            "No ping since 2026-11-23 12:00:00 UTC; one is expected every 10 min, 2 min later at most.",
            incident.Summary
        );

        Assert.Equal(200, (await PingAsync(house)).Status);
        Assert.Equal(DecisionOutcome.Resolved, Assert.Single(await house.DeliverAsync()).Outcome);
        Assert.Equal(0, await TickAsync(house, 11));
        Assert.Equal(1, await TickAsync(house, 2));
    }

    [Fact]
    public async Task A_job_that_pings_in_time_tells_nobody_and_one_that_never_pinged_is_not_waited_for()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        Assert.Equal(0, await TickAsync(house, 60 * 24));

        for (var n = 0; n < 5; n++)
        {
            await PingAsync(house);
            Assert.Equal(0, await TickAsync(house, 10));
        }

        Assert.Empty(house.Topic.Documents);
    }

    [Fact]
    public async Task Strangers_are_401_and_an_unknown_name_404_and_neither_changes_anything()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        var before = await house.SnapshotAsync();

        Assert.Equal(401, (await PingAsync(house, token: "another")).Status);
        Assert.Equal(401, (await house.HandleAsync(house.Post("/heartbeats/nightly-backup", ""))).Status);
        Assert.Equal(404, (await PingAsync(house, "nightly-restore")).Status);
        Assert.Equal(404, (await PingAsync(house, "")).Status);

        Assert.Equal(before, await house.SnapshotAsync());
    }

    [Theory]
    [InlineData("CrashBefore")]
    [InlineData("CrashAfter")]
    public async Task A_crash_at_any_call_loses_neither_the_alarm_nor_its_end_and_tells_each_once(string fault)
    {
        var crash = Enum.Parse<Fault>(fault);
        for (var call = 1; call <= 4; call++)
        {
            await using var house = await DeskHouse.OpenAsync(dynamo);
            await PingAsync(house);
            house.Clock.Advance(13 * Minute);
            await CrashingAsync(house, crash, call, () =>
                house
                    .Get<PingTick>()
                    .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now + Minute, CancellationToken.None))
            );
            await TickAsync(house, 1);
            await house.PublishLeftAsync();
            Assert.Equal(
                [SignalState.Alarm],
                house.Topic.Published.Select(s => (s.DedupId, s.State)).Distinct().Select(s => s.State)
            );

            await CrashingAsync(house, crash, call, async () =>
                Assert.True((await PingAsync(house)).Status is 200 or 503)
            );
            house.Clock.Advance(Minute);
            await PingAsync(house);
            await house.PublishLeftAsync();
            Assert.Equal(
                [SignalState.Alarm, SignalState.Ok],
                house.Topic.Published.Select(s => (s.DedupId, s.State)).Distinct().Select(s => s.State)
            );
        }
    }

    [Fact]
    public async Task A_ping_that_comes_while_the_tick_looks_counts()
    {
        await using var house = await DeskHouse.OpenAsync(dynamo);
        await PingAsync(house);
        house.Clock.Advance(13 * Minute);
        var store = house.Get<PingStore>();
        var read = (await store.FindAsync("nightly-backup", Deadline.Never))!;
        await PingAsync(house);

        Assert.False(
            await store.TryChangeAsync(
                read,
                read with
                {
                    IsMissing = true,
                },
                null,
                DeskHouse.Backup.Missing(read.PingedAt),
                house.Clock.Now,
                Deadline.Never
            )
        );
        var known = Assert.Single(await store.AllAsync(Deadline.Never));
        Assert.Equal((false, true), (known.IsMissing, known.PingedAt > read.PingedAt));
    }

    private static async Task CrashingAsync(DeskHouse house, Fault crash, int call, Func<Task> work)
    {
        house.Wire.Forget();
        house.Wire.Before = n => n == call ? crash : Fault.None;
        await Record.ExceptionAsync(work);
        house.Wire.Before = _ => Fault.None;
    }

    private static Task<EndpointAnswer> PingAsync(
        DeskHouse house,
        string name = "nightly-backup",
        string token = "token-of-heartbeats"
    ) => house.HandleAsync(DeskHouse.PostWithToken($"/heartbeats/{name}", "", token));

    private static async Task<int> TickAsync(DeskHouse house, double minutes)
    {
        house.Clock.Advance(Minute * minutes);
        return await house
            .Get<PingTick>()
            .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now + Minute, CancellationToken.None));
    }
}
