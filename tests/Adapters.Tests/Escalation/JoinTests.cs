using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Tests.Escalation;

/// <summary>What joins an open incident is told together, once in the interval of its route: five minutes.</summary>
public class JoinTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_joins_within_the_interval_is_told_in_one_message_that_rings_no_phone()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        for (var i = 0; i < 12; i++)
            await house.AlarmAsync(1, $"alarm-{i:D2}");
        var before = house.Slack.Taken.Count;

        await house.ClockAsync(4 * Minute);
        Assert.Equal(before, house.Slack.Taken.Count);
        await house.ClockAsync(2 * Minute);

        var told = house.Slack.Taken.Last();
        Assert.Equal(
            (NotificationKind.Update, ReasonCode.GroupIntervalElapsed),
            (told.Notification.Kind, told.Notification.Reason.Code)
        );
        Assert.StartsWith("12 more alarms fired: alarm-00, ", told.Notification.Reason.Text, StringComparison.Ordinal);
        Assert.EndsWith(", alarm-09 and 2 more.", told.Notification.Reason.Text, StringComparison.Ordinal);
        Assert.NotNull(told.Posted);
        Assert.Equal(12, told.Incident.Joined);
        Assert.Single(house.PagerDuty.Taken);
        Assert.Empty((await house.IncidentAsync(id)).Joined);
    }

    [Fact]
    public async Task There_is_at_most_one_such_message_in_an_interval_and_none_while_nothing_joins()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        for (var minute = 0; minute < 20; minute++)
        {
            if (minute < 12)
                await house.AlarmAsync(0, $"alarm-{minute}");
            await house.ClockAsync(Minute);
        }

        var told = (await house.TimelineAsync(id)).Where(e => e.Kind == ClockAction.TellJoined.Kind).ToArray();
        Assert.Equal(3, told.Length);
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= 5 * Minute));
        Assert.Equal(12, (await house.IncidentAsync(id)).Incident.Joined);
    }

    [Fact]
    public async Task What_has_recovered_before_it_was_told_is_told_with_that()
    {
        using var house = await OpenAsync();
        await house.AlarmAsync(0, "first");
        await house.AlarmAsync(1, "second");
        await house.OkAsync(2, "second");

        await house.ClockAsync(6 * Minute);

        Assert.Equal("1 more alarm fired: second (OK again).", house.Slack.Taken.Last().Notification.Reason.Text);
    }

    [Fact]
    public async Task What_is_worse_pages_at_once()
    {
        using var house = await OpenAsync();
        await house.AlarmAsync(0, "first", "P2");
        Assert.Empty(house.PagerDuty.Taken);

        await house.AlarmAsync(1, "second", "P0");

        Assert.Equal(
            (NotificationKind.Page, ReasonCode.SeverityRaised),
            house.PagerDuty.Taken.Select(m => (m.Notification.Kind, m.Notification.Reason.Code)).Single()
        );
    }

    [Fact]
    public async Task An_end_tells_what_was_not_told_before()
    {
        using var house = await OpenAsync();
        await house.AlarmAsync(0, "first");
        await house.AlarmAsync(1, "second");
        await house.OkAsync(2, "second");
        var id = (await house.OkAsync(3, "first")).IncidentId!;
        await house.TickAsync(Minute);

        Assert.EndsWith(
            "New since the last notification: 1 more alarm fired: second (OK again).",
            house.Slack.Taken.Last().Notification.Reason.Text,
            StringComparison.Ordinal
        );
        var count = house.Slack.Taken.Count;
        await house.ClockAsync(10 * Minute);
        Assert.Equal(count, house.Slack.Taken.Count);
        Assert.Empty((await house.IncidentAsync(id)).Joined);
    }

    [Fact]
    public async Task A_persons_end_tells_it_too()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        await house.AlarmAsync(0, "second");
        await house.SayAsync(id, "over", new IncidentAction.Resolve());
        await house.TickAsync(Minute);

        Assert.EndsWith(
            "New since the last notification: 1 more alarm fired: second.",
            house.Slack.Taken.Last().Notification.Reason.Text,
            StringComparison.Ordinal
        );
        Assert.Empty((await house.IncidentAsync(id)).Joined);
    }

    [Fact]
    public async Task More_than_one_transaction_holds_are_told_in_one_message_all_the_same()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first", "P2")).IncidentId!;
        for (var i = 0; i < 90; i++)
            await house.AlarmAsync(0, $"alarm-{i:D2}", "P2");

        await house.ClockAsync(6 * Minute);

        Assert.Single(await house.TimelineAsync(id), e => e.Kind == ClockAction.TellJoined.Kind);
        Assert.Equal(
            (90, 0),
            ((await house.IncidentAsync(id)).Incident.Joined, (await house.IncidentAsync(id)).Joined.Length)
        );
    }

    [Fact]
    public async Task While_it_is_muted_what_joins_waits_and_is_told_then()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        await house.SayAsync(id, "mute", new IncidentAction.Mute(TimeSpan.FromMinutes(30)));
        await house.AlarmAsync(1, "second");

        await house.ClockAsync(6 * Minute);
        Assert.Null(Assert.Single((await house.IncidentAsync(id)).Joined).LookAt);
        await house.ClockAsync(20 * Minute);
        Assert.Single((await house.IncidentAsync(id)).Joined);
        await house.ClockAsync(5 * Minute);

        await house.TickAsync(Minute);
        Assert.Contains(house.Slack.Taken, m => m.Notification.Reason.Code == ReasonCode.GroupIntervalElapsed);
    }

    [Fact]
    public async Task A_longer_interval_of_the_policy_is_kept()
    {
        var policy = OtherPolicies.GroupedBy("service");
        policy = policy with { Root = Every(policy.Root, TimeSpan.FromMinutes(20)) };
        using var house = await TestHouse.OpenAsync(dynamo, policy with { Version = PolicyJson.VersionOf(policy) });
        var id = (await house.AlarmAsync(0, "first", "P2")).IncidentId!;
        await house.AlarmAsync(1, "second", "P2");

        await house.ClockAsync(19 * Minute);
        Assert.Single((await house.IncidentAsync(id)).Joined);
        await house.ClockAsync(2 * Minute);
        Assert.Empty((await house.IncidentAsync(id)).Joined);
    }

    [Theory]
    [InlineData(nameof(Fault.CrashAfter))]
    [InlineData(nameof(Fault.AnswerLost))]
    public async Task A_fault_at_any_call_then_the_next_ticks_and_it_is_told(string fault)
    {
        var faulted = true;
        for (var step = 1; faulted; step++)
        {
            using var house = await OpenAsync();
            var id = (await house.AlarmAsync(0, "first", "P2")).IncidentId!;
            await house.AlarmAsync(1, "second", "P2");
            house.Clock.Advance(6 * Minute);
            var hasCome = house.Wire.FaultAt(step, Enum.Parse<Fault>(fault));
            try
            {
                await house.ClockAsync(TimeSpan.Zero);
            }
            catch (Exception e)
                when (e
                        is CrashException
                            or HttpRequestException
                            or StoreUnavailableException
                            or OperationCanceledException
                )
            {
                // The process died; the next tick is another one.
            }

            faulted = hasCome();
            house.Wire.Before = _ => Fault.None;
            await house.ClockAsync(Minute);
            await house.TickAsync(Minute);
            await house.ClockAsync(6 * Minute);
            await house.TickAsync(Minute);

            Assert.Contains(house.Slack.Taken, m => m.Notification.Reason.Text == "1 more alarm fired: second.");
            Assert.Empty((await house.IncidentAsync(id)).Joined);
        }
    }

    [Fact]
    public async Task Ticks_that_overlap_tell_it_once()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, "first")).IncidentId!;
        await house.AlarmAsync(1, "second");
        house.Clock.Advance(6 * Minute);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => house.ClockAsync(TimeSpan.Zero)));

        Assert.Single(await house.TimelineAsync(id), e => e.Kind == ClockAction.TellJoined.Kind);
    }

    private Task<TestHouse> OpenAsync() => TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));

    private static Route Every(Route route, TimeSpan interval) =>
        route with
        {
            GroupInterval = interval,
            Routes = [.. route.Routes.Select(r => Every(r, interval))],
        };
}
