using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.Consistency;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.PostMortems;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.History;

namespace RoleFerry.Adapters.Tests.Expiry;

/// <summary>DynamoDB deletes what has expired within days, item by item and in any order.</summary>
public sealed class HalfDeletedTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task What_has_expired_is_gone_from_lists_at_once_whatever_of_it_is_deleted()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        var filter = new IncidentFilter(house.Clock.Now.AddDays(-30), house.Clock.Now.AddDays(1));
        Assert.Single(await house.History().ListAsync(filter, Deadline.Never));
        Assert.Single(await house.DueAsync());

        house.Clock.Advance(Incident.KeptFor + TimeSpan.FromDays(1));

        await QuietAsync(house, id, filter);
        foreach (var sk in (await house.PartsAsync(id)).Keys.Order(StringComparer.Ordinal))
        {
            await house.DeleteAsync($"INC#{id}", sk);
            await QuietAsync(house, id, filter);
        }
    }

    [Fact]
    public async Task What_is_left_once_the_incident_itself_is_deleted_is_as_quiet()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        var filter = new IncidentFilter(house.Clock.Now.AddDays(-30), house.Clock.Now.AddDays(1));
        house.Clock.Advance(Incident.KeptFor + TimeSpan.FromDays(1));

        await house.DeleteAsync($"INC#{id}", "STATE");

        await QuietAsync(house, id, filter);
    }

    [Fact]
    public async Task What_is_about_to_be_deleted_is_not_reopened_and_says_so()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        house.Clock.Advance(Incident.KeptFor - TimeSpan.FromDays(6));

        var answer = await house.SayAsync(id, "1", new IncidentAction.Reopen());

        Assert.Equal(CommandOutcome.Refused, answer.Outcome);
        Assert.False((await house.IncidentAsync(id)).Incident.IsOpen);
    }

    [Fact]
    public async Task An_alarm_that_fires_anew_opens_another_incident()
    {
        using var house = await ConsistentHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        await house.ExpireAsync(ExpiryHouse.Settled);
        house.Clock.Advance(Incident.KeptFor + TimeSpan.FromDays(1));
        await house.DeleteAsync($"INC#{id}", "STATE");

        var opened = await house.AlarmAsync((house.Clock.Now - TestHouse.Signal(default, 0).At).TotalMinutes);

        Assert.NotEqual(id, opened.IncidentId);
        Assert.True((await house.IncidentAsync(opened.IncidentId!)).Incident.IsOpen);
    }

    private static async Task QuietAsync(TestHouse house, string id, IncidentFilter filter)
    {
        Assert.Empty(await house.History().ListAsync(filter, Deadline.Never));
        Assert.Null(await house.History().FindAsync(id, Deadline.Never));
        Assert.Empty(await house.DueAsync());
        Assert.Empty((await house.CheckAsync()).Findings);
        await house.Get<PostMortemTick>().RunAsync(house.Clock.Now, Deadline.Never);
        Assert.Empty(house.Get<TableCalls>().Faults.Take());
    }
}
