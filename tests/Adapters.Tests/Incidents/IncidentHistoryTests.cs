using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.PostMortems;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Incidents;

public class IncidentHistoryTests(DynamoDbLocalFixture dynamo)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_list_is_queries_of_the_months_that_it_spans()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var november = await house.EpisodeAsync(0, 5, "first");
        house.Clock.Advance(TimeSpan.FromDays(15));
        var december = await house.EpisodeAsync(21_600, 21_605, "second", "P2");
        var open = (await house.AlarmAsync(21_610, "third", "P0")).IncidentId!;
        house.Wire.Forget();

        Assert.Equal(
            [open, december, november],
            await ListAsync(house, new IncidentFilter(Start, Start.AddMonths(2).AddSeconds(-1)))
        );
        Assert.Equal(["Query", "Query", "Query"], house.Wire.Calls);

        Assert.Equal([november], await ListAsync(house, new IncidentFilter(Start, Start.AddMonths(1))));
        Assert.Equal(
            [december],
            await ListAsync(
                house,
                new IncidentFilter(Start, Start.AddMonths(2), Status: IncidentStatus.Resolved, Severity: Severity.P2)
            )
        );
        Assert.Equal(
            [open],
            await ListAsync(house, new IncidentFilter(Start, Start.AddMonths(2), Status: IncidentStatus.Open))
        );
        Assert.Equal([open], (await house.History().OpenAsync(Deadline.Never)).Select(i => i.Id));
    }

    [Fact]
    public async Task What_comes_back_leaves_the_past_until_it_is_over_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        var all = new IncidentFilter(Start, Start.AddMonths(1));

        await house.AlarmAsync(10);
        Assert.Empty(await ListAsync(house, all with { Status = IncidentStatus.Resolved }));
        Assert.Equal([id], await ListAsync(house, all));
        await house.OkAsync(15);

        Assert.Equal([id], await ListAsync(house, all with { Status = IncidentStatus.Resolved }));
        Assert.Empty(await house.History().OpenAsync(Deadline.Never));
    }

    [Fact]
    public async Task One_incident_is_told_with_its_timeline_its_alarms_and_who_was_told_why()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => new Core.Notifications.Delivery.Rejected("HTTP 400");
        var id = await house.EpisodeAsync(0, 5);

        var record = (await house.History().FindAsync(id, Deadline.Never))!;

        Assert.Equal([IncidentEventKind.Opened, IncidentEventKind.Resolved], record.Timeline.Select(e => e.Kind));
        Assert.NotEmpty(record.Timeline[0].Reasons);
        Assert.Equal(
            new AlarmRecord("api-5xx", SignalState.Ok, record.Incident.BeganAt.AddMinutes(5)),
            Assert.Single(record.Alarms)
        );
        var refused = record.Messages.First(m => m.Notification.Channel == "pagerduty");
        Assert.False(refused.IsSent);
        Assert.Contains(refused.History, line => line.Contains("HTTP 400", StringComparison.Ordinal));
        Assert.Contains(record.Messages, m => m.IsPage && m.Notification.Channel == "incidents");
        Assert.Null(await house.History().FindAsync("INC-00000000", Deadline.Never));
    }

    [Fact]
    public async Task What_ended_under_older_code_is_read_as_ever_and_listed_once_it_is_adopted()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = await house.EpisodeAsync(0, 5);
        var low = await house.EpisodeAsync(6, 7, "disk", "P3");
        await house.ForgetAsync(id);
        await house.ForgetAsync(low);
        var all = new IncidentFilter(Start, Start.AddMonths(1));
        Assert.Empty(await ListAsync(house, all));
        Assert.NotNull(await house.History().FindAsync(id, Deadline.Never));

        Assert.Equal(2, await AdoptAsync(house));

        Assert.Equal([low, id], await ListAsync(house, all));
        Assert.Equal(id, Assert.Single(await house.DueAsync()).IncidentId);
        Assert.Equal(0, await AdoptAsync(house));
    }

    [Fact]
    public async Task What_ended_long_ago_is_adopted_without_a_storm_of_reminders()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.ForgetAsync(await house.EpisodeAsync(0, 5));
        house.Clock.Advance(TimeSpan.FromDays(10));

        Assert.Equal(1, await AdoptAsync(house));

        Assert.Empty(await house.DueAsync());
    }

    private static async Task<IEnumerable<string>> ListAsync(TestHouse house, IncidentFilter filter) =>
        (await house.History().ListAsync(filter, Deadline.Never)).Select(i => i.Id);

    private static Task<int> AdoptAsync(TestHouse house) =>
        house
            .History()
            .AdoptAsync(
                house.Get<IncidentStore>(),
                house.Get<PostMortemStore>().BeginAsync,
                house.Clock.Now,
                Deadline.Never
            );
}
