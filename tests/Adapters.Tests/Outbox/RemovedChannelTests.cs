using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.Outbox;

/// <summary>A policy is put into force that lacks a channel in which something rings.</summary>
public class RemovedChannelTests(DynamoDbLocalFixture dynamo)
{
    private static readonly RoutingPolicy WithoutPagerDuty = OtherPolicies.WithoutChannel("pagerduty", "incidents");

    [Fact]
    public async Task What_rings_in_a_channel_of_the_built_in_policy_is_told_of_its_end()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P0");

        await ApplyAsync(house, WithoutPagerDuty, null);
        await house.OkAsync(3);

        AssertEnded(house, "pagerduty");
    }

    [Fact]
    public async Task What_rings_in_a_channel_of_an_earlier_policy_is_told_of_its_end()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var first = await ApplyAsync(house, OtherPolicies.Renamed("pagerduty", "pager"), null);
        await house.AlarmAsync(2, severity: "P0");

        await ApplyAsync(house, WithoutPagerDuty, first);
        await house.OkAsync(5);

        AssertEnded(house, "pager");
    }

    [Fact]
    public async Task What_is_only_read_is_not_written_to_where_the_policy_has_it_no_more()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P2");

        await ApplyAsync(house, OtherPolicies.WithoutChannel("incidents", "ops"), null);
        await house.OkAsync(3);

        Assert.DoesNotContain(house.Slack.Asked, m => m.Notification.Kind == NotificationKind.Resolve);
    }

    private static void AssertEnded(TestHouse house, string channel)
    {
        var end = Assert.Single(house.PagerDuty.Taken, m => m.Notification.Kind == NotificationKind.Resolve);
        Assert.Equal((channel, ""), (end.Channel.Name, end.Channel.Target));
    }

    /// <summary>Applies a policy and lets a minute pass, so that it decides.</summary>
    private static async Task<PolicyVersion?> ApplyAsync(TestHouse house, RoutingPolicy policy, PolicyVersion? before)
    {
        var applied = await house
            .Get<PolicyStore>()
            .ApplyAsync(policy, before, "ana", "", house.Clock.Now, Deadline.Never);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
        return applied;
    }
}
