using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Tests.Consistency;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.PostMortems;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Adapters.Tests.Expiry;

/// <summary>What is over expires, and what is open never does.</summary>
public sealed class ExpiryTickTests(DynamoDbLocalFixture dynamo)
{
    private const int Many = 300;

    [Fact]
    public async Task Everything_of_an_incident_that_has_been_over_for_two_days_expires_at_one_moment()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        var ended = house.Clock.Now;

        Assert.Equal(0, await house.ExpireAsync(TimeSpan.FromDays(1)));
        Assert.Equal([null], await house.ExpiriesAsync(id));
        Assert.Equal(1, await house.ExpireAsync(TimeSpan.FromDays(1)));

        var at = Assert.Single(await house.ExpiriesAsync(id));
        Assert.InRange(at!.Value - ended - Incident.SettlesIn, Incident.KeptFor - Brief, Incident.KeptFor + Brief);
        var kinds = (await house.PartsAsync(id)).Keys.Select(k => k.Split('#')[0]).Distinct().Order();
        Assert.Equal(["EVT", "OUT", "POSTMORTEM", "REF", "SIG", "STATE"], kinds);
        Assert.False(await house.IsMarkedAsync(id));
        Assert.Empty((await house.CheckAsync()).Findings);
        Assert.Equal(at, (await house.IncidentAsync(id)).Incident.ExpiresAt);
    }

    [Fact]
    public async Task What_is_open_is_never_looked_at()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;

        Assert.Equal(0, await house.ExpireAsync(ExpiryHouse.Settled));

        Assert.Equal([null], await house.ExpiriesAsync(id));
        Assert.False(await house.IsMarkedAsync(id));
    }

    [Fact]
    public async Task Of_an_incident_that_is_reopened_nothing_expires_any_more_and_its_next_end_counts()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        var first = Assert.Single(await house.ExpiriesAsync(id));
        house.Clock.Advance(TimeSpan.FromDays(90));

        Assert.Equal(CommandOutcome.Done, (await house.SayAsync(id, "1", new IncidentAction.Reopen())).Outcome);
        Assert.Empty((await house.CheckAsync()).Findings);
        Assert.Equal(1, await house.ExpireAsync());

        Assert.Equal([null], await house.ExpiriesAsync(id));
        Assert.False(await house.IsMarkedAsync(id));
        Assert.Equal(CommandOutcome.Done, (await house.SayAsync(id, "2", new IncidentAction.Resolve())).Outcome);
        Assert.Equal(1, await house.ExpireAsync(ExpiryHouse.Settled));
        Assert.True(Assert.Single(await house.ExpiriesAsync(id)) > first + TimeSpan.FromDays(90));
    }

    [Fact]
    public async Task An_incident_that_is_reopened_while_its_items_are_written_keeps_them_all()
    {
        var isReached = true;
        for (var call = 1; isReached; call++)
        {
            using var house = await ConsistentHouse.OpenAsync(dynamo);
            var id = await house.EpisodeAsync(0, 5);
            await house.JoinedAsync(id, 60);
            await house.TickAsync(ExpiryHouse.Settled);
            house.Wire.Forget();
            isReached = false;
            house.Wire.Gate = async () =>
            {
                if (house.Wire.Calls.Count != call - 1 || isReached)
                    return;
                isReached = true;
                await house.SayAsync(id, "1", new IncidentAction.Reopen());
            };

            await house.ExpireAsync();
            house.Wire.Gate = () => Task.CompletedTask;
            if (!isReached)
                continue;
            Assert.True((await house.IncidentAsync(id)).Incident.IsOpen);
            Assert.Empty((await house.CheckAsync()).Findings);
            await house.ExpireAsync(TimeSpan.FromMinutes(5));
            Assert.Equal([null], await house.ExpiriesAsync(id));
            Assert.Empty((await house.CheckAsync()).Findings);
        }
    }

    [Theory]
    [InlineData(nameof(Fault.CrashBefore))]
    [InlineData(nameof(Fault.CrashAfter))]
    public async Task Who_dies_at_any_call_leaves_the_rest_to_the_next_look(string fault)
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.JoinedAsync(id, Many);
        await house.TickAsync(ExpiryHouse.Settled);

        var looks = await DyingAsync(house, Enum.Parse<Fault>(fault));

        Assert.NotNull(Assert.Single(await house.ExpiriesAsync(id)));
        Assert.False(await house.IsMarkedAsync(id));
        Assert.True((await house.PartsAsync(id)).Count > 2 * Many);
        Assert.True(looks >= 3, $"{looks}");
        // And the other way round.
        await house.SayAsync(id, "1", new IncidentAction.Reopen());
        await DyingAsync(house, Enum.Parse<Fault>(fault));
        Assert.Equal([null], await house.ExpiriesAsync(id));
    }

    [Fact]
    public async Task What_is_over_is_kept_while_a_message_or_a_suppressed_alarm_of_it_waits()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.LiveAsync();
        var held = (await house.ItemsAsync()).Keys.Single(k => k.Contains(" / HOLD#", StringComparison.Ordinal))[4..16];
        var waits = (await house.IncidentsAsync()).Single(i => i.Title == "waits").Id;
        await house.SayAsync(held, "1", new IncidentAction.Resolve());
        await house.SayAsync(waits, "2", new IncidentAction.Resolve());
        await house.SpoilAsync($"INC#{waits}", await AnyMessageAsync(house, waits), ("state", new() { S = "Pending" }));

        await house.ExpireAsync(ExpiryHouse.Settled);

        Assert.All([held, waits], id => Assert.Equal([null], house.ExpiriesAsync(id).Result));
        Assert.True(await house.IsMarkedAsync(held));
        Assert.True(await house.IsMarkedAsync(waits));
    }

    [Fact]
    public async Task An_incident_that_a_person_resolved_is_kept_until_its_alarm_has_recovered()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;
        await house.SayAsync(id, "1", new IncidentAction.Resolve());

        await house.ExpireAsync(ExpiryHouse.Settled);
        await house.ExpireAsync(TimeSpan.FromDays(300));
        Assert.Equal([null], await house.ExpiriesAsync(id));

        await house.OkAsync(24 * 60 * 302);
        await house.ExpireAsync(TimeSpan.FromDays(8));
        Assert.True(Assert.Single(await house.ExpiriesAsync(id)) > house.Clock.Now + TimeSpan.FromDays(390));
    }

    [Fact]
    public async Task An_alarm_that_fires_on_in_another_incident_does_not_keep_the_first_one()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var first = (await house.AlarmAsync(0)).IncidentId!;
        await house.SayAsync(first, "1", new IncidentAction.Resolve());
        house.Clock.Advance(TimeSpan.FromHours(30));
        var second = (await house.AlarmAsync(30 * 60)).IncidentId!;
        Assert.NotEqual(first, second);

        await house.ExpireAsync(ExpiryHouse.Settled);

        Assert.NotNull(Assert.Single(await house.ExpiriesAsync(first)));
        Assert.Equal([null], await house.ExpiriesAsync(second));
    }

    [Fact]
    public async Task What_is_said_and_what_arrives_late_keeps_it_all_for_as_long_again()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        var first = Assert.Single(await house.ExpiriesAsync(id));

        house.Clock.Advance(TimeSpan.FromDays(20));
        await house.AlarmAsync(3);
        Assert.Empty((await house.CheckAsync()).Findings);
        await house.ExpireAsync(ExpiryHouse.Settled);
        var second = Assert.Single(await house.ExpiriesAsync(id));
        Assert.True(second > first + TimeSpan.FromDays(20));

        house.Clock.Advance(TimeSpan.FromDays(20));
        await house.SayAsync(id, "1", new IncidentAction.Note("It was the disk."));
        await house.ExpireAsync(ExpiryHouse.Settled);
        var third = Assert.Single(await house.ExpiriesAsync(id));
        Assert.True(third > second + TimeSpan.FromDays(20));

        house.Clock.Advance(TimeSpan.FromDays(20));
        var it = (await house.PostMortemAsync(id))!;
        Assert.True(await house.SaveAsync(it, it.Saved("It was the disk.", house.Clock.Now)));
        await house.ExpireAsync(ExpiryHouse.Settled);
        Assert.True(Assert.Single(await house.ExpiriesAsync(id)) > third + TimeSpan.FromDays(20));
    }

    [Fact]
    public async Task A_watchdogs_incident_keeps_its_own_short_end()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        await house.LiveAsync();

        await house.ExpireAsync(ExpiryHouse.Settled);

        var items = (await house.ItemsAsync()).Values.Where(i =>
            i["PK"].S.StartsWith("INC#", StringComparison.Ordinal)
        );
        var beat = items.First(i => i["SK"].S == "STATE" && !i.ContainsKey("openStatus"))["PK"].S[4..];
        Assert.All(await house.ExpiriesAsync(beat), at => Assert.True(at < house.Clock.Now));
        Assert.False(await house.IsMarkedAsync(beat));
    }

    [Fact]
    public async Task What_is_left_of_an_incident_that_is_missing_is_left_to_fsck_and_the_mark_goes()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.DeleteAsync($"INC#{id}", "STATE");

        await house.ExpireAsync(ExpiryHouse.Settled);

        Assert.False(await house.IsMarkedAsync(id));
        Assert.Equal(TableFlaw.Remains, Assert.Single((await house.CheckAsync()).Findings).Flaw);
    }

    private static readonly TimeSpan Brief = TimeSpan.FromMinutes(2);

    /// <summary>Looks that end after one more call than it takes to begin, until one does not.</summary>
    private static async Task<int> DyingAsync(TestHouse house, Fault fault)
    {
        for (var looks = 1; ; looks++)
        {
            var isDead = house.Wire.FaultAt(5, fault);
            var exception = await Record.ExceptionAsync(() => house.ExpireAsync());
            house.Wire.Before = _ => Fault.None;
            if (!isDead())
                return looks;
            Assert.Null((await house.CheckAsync()).Findings.FirstOrDefault());
            Assert.True(looks < 20, $"{exception}");
        }
    }

    private static async Task<string> AnyMessageAsync(TestHouse house, string id) =>
        (await house.PartsAsync(id)).First(p => p.Key.StartsWith("OUT#", StringComparison.Ordinal)).Key;
}
