using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Explanations;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Adapters.Tests.Outbox;

/// <summary>
/// Somebody is rung twice in a row, and then every five minutes: <c>limits: {person: {pages: 2, per: 10m}}</c>.
/// </summary>
public class PersonLimitTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_exceeds_the_limit_is_told_in_one_ring_says_why_and_nothing_is_lost()
    {
        using var house = await OpenAsync();
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
            ids.Add((await house.AlarmAsync(0, $"api-{i}")).IncidentId!);
        Assert.Equal(ids[..2], house.PagerDuty.Taken.Select(m => m.Incident.Id));
        var why = (
            await ExplanationReader
                .Of(house.Get<TableCalls>(), BuiltInPolicy.Embedded)
                .ReadAsync(ids[4], Deadline.Never)
        )!;
        Assert.Contains(ExplanationText.Of(why), l =>
            l.Contains("PersonLimitReached: pagerduty was rung 2 times", StringComparison.Ordinal)
        );

        await house.TickAsync(4 * Minute);
        Assert.Equal(2, house.PagerDuty.Taken.Count);
        await house.TickAsync(2 * Minute);

        var ring = house.PagerDuty.Taken.Skip(2).Single();
        Assert.Equal(ids[2..].Order(), ring.Also.Select(i => i.Id).Append(ring.Incident.Id).Order());
        foreach (var id in ids)
            Assert.Equal(
                OutboxState.Sent,
                Assert.Single(await house.OutboxAsync(id), e => e.Notification.Channel == "pagerduty").State
            );
    }

    [Fact]
    public async Task A_P0_neither_waits_nor_counts()
    {
        using var house = await OpenAsync();
        for (var i = 0; i < 4; i++)
            await house.AlarmAsync(0, $"down-{i}", "P0");
        for (var i = 0; i < 2; i++)
            await house.AlarmAsync(0, $"api-{i}");
        Assert.Equal(6, house.PagerDuty.Taken.Count);

        await house.AlarmAsync(0, "api-9");
        await house.AlarmAsync(0, "down-9", "P0");

        Assert.Equal(["down-9"], house.PagerDuty.Taken.Skip(6).Select(m => m.Incident.Title));
    }

    [Fact]
    public async Task A_ring_for_several_that_fails_once_is_tried_again_as_one_ring()
    {
        using var house = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await house.AlarmAsync(0, $"api-{i}");
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 3 ? new Delivery.Retry("HTTP 500") : null;

        await house.TickAsync(6 * Minute);
        await house.TickAsync(6 * Minute);
        await house.TickAsync(6 * Minute);

        Assert.Equal(2, house.PagerDuty.Taken.Skip(2).Single().Also.Length);
    }

    [Fact]
    public async Task A_ring_that_is_not_taken_is_handed_over_page_by_page()
    {
        using var house = await OpenAsync();
        for (var i = 0; i < 5; i++)
            await house.AlarmAsync(0, $"api-{i}");
        house.PagerDuty.Answer = _ => new Delivery.Rejected("HTTP 400");

        await house.TickAsync(6 * Minute);
        await house.TickAsync(Minute);

        Assert.Equal(
            3,
            house.Slack.Taken.Where(m => m.Notification.Broadcast).Select(m => m.Incident.Id).Distinct().Count()
        );
    }

    [Fact]
    public async Task What_is_over_before_it_could_be_rung_for_is_rung_for_and_ended_in_this_order()
    {
        using var house = await OpenAsync();
        for (var i = 0; i < 3; i++)
            await house.AlarmAsync(0, $"api-{i}");
        var id = (await house.OkAsync(1, "api-2")).IncidentId!;

        await house.TickAsync(6 * Minute);
        await house.TickAsync(Minute);

        Assert.Equal(
            [NotificationKind.Page, NotificationKind.Resolve],
            house.PagerDuty.Taken.Where(m => m.Incident.Id == id).Select(m => m.Notification.Kind)
        );
    }

    [Fact]
    public async Task Without_a_limit_everybody_is_rung_for_everything()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        for (var i = 0; i < 7; i++)
            await house.AlarmAsync(0, $"api-{i}");

        Assert.Equal(7, house.PagerDuty.Taken.Count);
    }

    [Fact]
    public async Task A_channel_of_its_own_rate_tells_together_above_that()
    {
        var policy = BuiltInPolicy.Value with
        {
            Channels = BuiltInPolicy.Value.Channels.SetItem(
                "incidents",
                BuiltInPolicy.Value.Channels["incidents"] with
                {
                    DigestAbove = 2,
                }
            ),
        };
        using var house = await TestHouse.OpenAsync(dynamo, policy with { Version = PolicyJson.VersionOf(policy) });
        house.Slack.Answer = _ => new Delivery.Retry("HTTP 500");
        for (var i = 0; i < 3; i++)
            await house.AlarmAsync(0, $"cpu-{i}", "P2");
        house.Slack.Answer = _ => null;

        await house.TickAsync(2 * Minute);

        Assert.Equal("3 incidents: 3 P2", Assert.Single(house.Slack.Announced).Title);
    }

    private Task<TestHouse> OpenAsync()
    {
        var policy = BuiltInPolicy.Value with { PersonLimit = new PageLimit(2, TimeSpan.FromMinutes(10)) };
        return TestHouse.OpenAsync(dynamo, policy with { Version = PolicyJson.VersionOf(policy) });
    }
}
