using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Tests.Outbox;

public class OutboxTests(DynamoDbLocalFixture dynamo)
{
    /// <summary>It wants to be left alone for longer than an invocation waits.</summary>
    private static Delivery Busy => new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(40));

    private static readonly Delivery Down = new Delivery.Retry("HTTP 500");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_PagerDuty_does_not_take_at_once_it_is_asked_again_by_the_same_invocation()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 1 ? Down : null;

        var answer = await house.AlarmAsync(0, severity: "P0");

        Assert.Single(house.PagerDuty.Taken);
        var entry = Assert.Single(await house.OutboxAsync(answer.IncidentId!));
        Assert.Equal((OutboxState.Sent, 2), (entry.State, entry.Attempts));
        Assert.Contains("HTTP 500", entry.History[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_asks_for_more_time_than_the_invocation_has_is_taken_a_minute_later()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 1 ? Busy : null;

        var answer = await house.AlarmAsync(0, severity: "P0");
        Assert.Empty(house.PagerDuty.Taken);
        await house.TickAsync(Minute);

        Assert.Single(house.PagerDuty.Taken);
        var entry = Assert.Single(await house.OutboxAsync(answer.IncidentId!));
        Assert.Equal((OutboxState.Sent, 2), (entry.State, entry.Attempts));
        Assert.Contains("HTTP 429", entry.History[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_PagerDuty_does_not_take_twice_Slack_shouts_and_the_end_is_told_to_both()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => Down;

        var answer = await house.AlarmAsync(0, severity: "P0");
        await house.TickAsync(Minute);

        var shout = Assert.Single(house.Slack.Taken).Notification;
        Assert.True(shout.Broadcast);
        Assert.Equal(ReasonCode.ChannelFailedOver, shout.Reason.Code);
        Assert.Equal(
            [(OutboxState.Sent, "incidents"), (OutboxState.HandedOver, "pagerduty")],
            (await house.OutboxAsync(answer.IncidentId!)).Select(e => (e.State, e.Notification.Channel))
        );

        house.PagerDuty.Answer = _ => null;
        house.Clock.Advance(Minute);
        await house.OkAsync(3);
        Assert.Equal(NotificationKind.Resolve, house.Slack.Taken.Last().Notification.Kind);
        Assert.Equal(NotificationKind.Resolve, house.PagerDuty.Taken.Last().Notification.Kind);
        Assert.Equal("1", house.Slack.Taken.Last().Posted!.MessageId);
    }

    [Fact]
    public async Task A_page_that_nobody_takes_ends_in_the_failure_queue()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        foreach (var channel in new[] { house.PagerDuty, house.Slack, house.Mail })
            channel.Answer = _ => new Delivery.Rejected("HTTP 400");

        var answer = await house.AlarmAsync(0, severity: "P0");
        await house.TickAsync(Minute);

        var kept = Assert.Single(house.Failures.Kept);
        Assert.Equal("undeliverable-page", kept.Kind);
        Assert.Contains(answer.IncidentId!, kept.Where, StringComparison.Ordinal);
        Assert.Contains(await house.OutboxAsync(answer.IncidentId!), e => e.State == OutboxState.Undeliverable);
    }

    [Fact]
    public async Task A_page_that_nobody_took_is_made_due_again_once_with_all_its_attempts_before_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        foreach (var channel in new[] { house.PagerDuty, house.Slack, house.Mail })
            channel.Answer = _ => new Delivery.Rejected("HTTP 400");
        var answer = await house.AlarmAsync(0, severity: "P0");
        var given = Assert.Single(await house.OutboxAsync(answer.IncidentId!), e =>
            e.State == OutboxState.Undeliverable
        );
        house.Clock.Advance(RetrySchedule.GiveUpAfter);

        var outbox = house.Get<OutboxStore>();
        var revived = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => outbox.ReviveAsync(given, house.Clock.Now, Deadline.Never))
        );
        Assert.Single(revived, r => r);

        house.Mail.Answer = _ => house.Mail.Asked.Count == 2 ? Down : null;
        await house.TickAsync(TimeSpan.FromSeconds(1));
        await house.TickAsync(Minute);

        Assert.Single(house.Mail.Taken);
        var sent = Assert.Single(await house.OutboxAsync(answer.IncidentId!), e =>
            e.Notification.Id == given.Notification.Id
        );
        Assert.Equal((OutboxState.Sent, 2), (sent.State, sent.Attempts));
        Assert.Contains("HTTP 400", sent.History[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_ticks_at_once_send_a_message_once()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count == 1 ? Busy : null;
        await house.AlarmAsync(0, severity: "P0");

        house.Clock.Advance(Minute);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.TickAsync(TimeSpan.Zero)));

        Assert.Single(house.PagerDuty.Taken);
    }

    [Fact]
    public async Task A_page_that_waits_is_not_sent_once_somebody_has_ended_its_incident_at_the_vendor()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => Busy;
        var answer = await house.AlarmAsync(0, severity: "P0");
        house.PagerDuty.Answer = _ => null;
        await house.SayAsync(
            answer.IncidentId!,
            "over",
            new IncidentAction.Resolve(),
            way: CommandWay.In(PagerDutyKind.Value)
        );

        await house.TickAsync(Minute);

        Assert.DoesNotContain(house.PagerDuty.Taken, m => m.Notification.Kind == NotificationKind.Page);
    }

    [Fact]
    public async Task The_end_waits_for_the_page_before_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => Busy;
        await house.AlarmAsync(0, severity: "P1");
        await house.OkAsync(1);
        Assert.DoesNotContain(house.PagerDuty.Asked, m => m.Notification.Kind == NotificationKind.Resolve);

        house.PagerDuty.Answer = _ => null;
        await house.TickAsync(Minute);
        await house.TickAsync(Minute);

        Assert.Equal(
            [NotificationKind.Page, NotificationKind.Resolve],
            house.PagerDuty.Taken.Select(m => m.Notification.Kind)
        );
    }

    [Fact]
    public async Task A_page_does_not_wait_for_an_unsent_end_and_makes_it_needless()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var opened = await house.AlarmAsync(0, severity: "P0");
        house.PagerDuty.Answer = _ => Down;
        await house.OkAsync(1);
        house.PagerDuty.Answer = _ => null;

        await house.AlarmAsync(2, severity: "P0");
        await house.TickAsync(Minute);

        Assert.Equal(
            [(NotificationKind.Page, false), (NotificationKind.Page, false), (NotificationKind.Resolve, true)],
            house.PagerDuty.Taken.Select(m => (m.Notification.Kind, m.Notification.EndsEarlier))
        );
        Assert.Equal([1], house.PagerDuty.Taken.Last().Rings);
        Assert.Contains(await house.OutboxAsync(opened.IncidentId!), e => e.State == OutboxState.Superseded);
    }

    [Fact]
    public async Task A_vendor_that_asks_for_ten_minutes_does_not_keep_a_P0_from_its_fallback()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => new Delivery.Retry("HTTP 429", TimeSpan.FromMinutes(10));

        await house.AlarmAsync(0, severity: "P0");

        Assert.Single(house.PagerDuty.Asked);
        Assert.True(Assert.Single(house.Slack.Taken).Notification.Broadcast);
    }

    [Fact]
    public async Task People_read_once_that_it_is_over_where_its_page_came_late()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.Slack.Answer = _ => Busy;
        var answer = await house.AlarmAsync(0, severity: "P2");
        await house.OkAsync(1);
        house.Slack.Answer = _ => null;

        await house.TickAsync(Minute);
        await house.TickAsync(Minute);

        var told = Assert.Single(house.Slack.Taken);
        Assert.Equal((NotificationKind.Page, false), (told.Notification.Kind, told.Incident.IsOpen));
        Assert.DoesNotContain(await house.OutboxAsync(answer.IncidentId!), e => e.State == OutboxState.Pending);
    }

    [Fact]
    public async Task A_page_that_follows_another_rings_under_its_own_key_and_the_end_ends_both()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var answer = await house.AlarmAsync(0, severity: "P0");
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        await house.AlarmAsync(20, severity: "P0");
        house.PagerDuty.Answer = m => m.Notification.EndsEarlier ? Down : null;
        house.Clock.Advance(TimeSpan.FromMinutes(20));
        await house.AlarmAsync(40, severity: "P0");
        await house.OkAsync(41);
        house.PagerDuty.Answer = _ => null;
        for (var minute = 0; minute < 3; minute++)
            await house.TickAsync(Minute);

        var pages = house.PagerDuty.Taken.Where(m => m.Notification.Kind == NotificationKind.Page).ToArray();
        Assert.Equal([1, 2, 3], pages.Select(m => m.Notification.Version));
        var ended = house
            .PagerDuty.Taken.Where(m => m.Notification.Kind == NotificationKind.Resolve)
            .SelectMany(m => m.Rings)
            .Distinct();
        Assert.Equal([1, 2, 3], ended.Order());
        Assert.DoesNotContain(await house.OutboxAsync(answer.IncidentId!), e => e.State == OutboxState.Pending);
    }

    [Fact]
    public async Task A_Slack_channel_gets_one_message_a_second_and_loses_none()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        foreach (var name in new[] { "a", "b", "c" })
            await house.AlarmAsync(0, name, "P2");
        Assert.Single(house.Slack.Taken);

        await house.TickAsync(Minute);
        await house.TickAsync(SlackKind.Value.Slot!.Value);

        Assert.Equal(3, house.Slack.Taken.Select(m => m.Incident.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(60, true)]
    public async Task A_clock_that_is_far_ahead_of_ours_keeps_no_channel_to_itself(int secondsAhead, bool isTaken)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        Task<bool> TakeAsync(DateTimeOffset now) =>
            house.Get<OutboxStore>().TakeSlotAsync("incidents", SlackKind.Value.Slot!.Value, now, Deadline.Never);
        Assert.True(await TakeAsync(house.Clock.Now.AddSeconds(secondsAhead)));

        Assert.Equal(isTaken, await TakeAsync(house.Clock.Now));
    }

    [Fact]
    public async Task The_worst_go_first()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback);
        house.PagerDuty.Answer = _ => Busy;
        await house.AlarmAsync(0, "high", "P1");
        await house.AlarmAsync(0, "critical", "P0");
        house.PagerDuty.Answer = _ => null;

        house.Clock.Advance(Minute);
        var first = await house.Get<OutboxStore>().DueAsync(house.Clock.Now, 10, Deadline.Never);
        await house.TickAsync(TimeSpan.Zero);

        Assert.Equal("critical", (await house.IncidentAsync(first[0].IncidentId)).Incident.Title);
        Assert.Equal(2, house.PagerDuty.Taken.Count);
    }

    [Fact]
    public async Task A_tick_reads_what_is_due_not_what_is_open()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.TickAsync(Minute);
        var idle = house.Wire.Calls.Count;
        for (var n = 0; n < 20; n++)
            await house.AlarmAsync(0, $"alarm-{n}", "P0");
        house.Wire.Forget();

        await house.TickAsync(Minute);

        Assert.Equal(idle, house.Wire.Calls.Count);
    }
}
