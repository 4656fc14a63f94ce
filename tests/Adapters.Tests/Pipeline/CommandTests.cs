using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Pipeline;

public class CommandTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_people_press_at_once_and_one_of_them_acknowledged_it()
    {
        for (var round = 0; round < 10; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            var id = (await house.AlarmAsync(0)).IncidentId!;

            var answers = await Task.WhenAll(
                SayAsync(house, id, new IncidentAction.Acknowledge(), "Maya"),
                SayAsync(house, id, new IncidentAction.Acknowledge(), "Jonas")
            );

            Assert.Equal([CommandOutcome.Done, CommandOutcome.AlreadySo], answers.Select(a => a.Outcome).Order());
            var incident = (await house.IncidentAsync(id)).Incident;
            Assert.Equal((2, incident.AcknowledgedBy), (incident.Version, incident.Owner));
            Assert.Single(house.PagerDuty.Taken, m => m.Notification.Kind == NotificationKind.Update);
        }
    }

    [Fact]
    public async Task A_resolve_that_Slack_says_to_the_second_of_the_alarm_resolves_it_and_it_stays_so()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Clock.StandStill();
        house.Clock.Advance(TimeSpan.FromSeconds(60.9) - (house.Clock.Now - Noon));
        var id = (await house.AlarmAsync(60.3 / 60)).IncidentId!;
        var command = new IncidentCommand
        {
            IncidentId = id,
            Id = "1",
            Way = CommandWay.In(SlackKind.Value),
            Who = "Maya",
            At = Noon.AddSeconds(60),
            Action = new IncidentAction.Resolve(),
        };

        var answer = await house.Get<CommandPipeline>().HandleAsync(command, Patience, CancellationToken.None);

        Assert.Equal(CommandOutcome.Done, answer.Outcome);
        Assert.False((await house.IncidentAsync(id)).Incident.IsOpen);
    }

    [Fact]
    public async Task Acknowledge_escalate_and_resolve_from_three_sides_at_once_are_linear()
    {
        for (var round = 0; round < 25; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            var id = (await house.AlarmAsync(0, severity: "P2")).IncidentId!;

            await Task.WhenAll(
                SayAsync(house, id, new IncidentAction.Acknowledge(), "Maya"),
                SayAsync(house, id, new IncidentAction.Escalate(1, "", [], []), "clock", CommandWay.Clock),
                SayAsync(house, id, new IncidentAction.Escalate(1, "", [], []), "clock again", CommandWay.Clock),
                SayAsync(house, id, new IncidentAction.Resolve(), "Jonas", CommandWay.In(PagerDutyKind.Value))
            );

            var incident = (await house.IncidentAsync(id)).Incident;
            var timeline = await house.Get<IncidentStore>().TimelineAsync(id, Deadline.Never);
            Assert.Equal(IncidentStatus.Resolved, incident.Status);
            Assert.Equal(incident.Version, timeline.Length);
            Assert.True(timeline.Count(e => e.Kind == IncidentAction.Escalate.Kind) <= 1);
            var pages = (await house.OutboxAsync(id))
                .Where(e => e.Notification.Kind == NotificationKind.Page)
                .Select(e => Version(e.Notification));
            var end = (await house.OutboxAsync(id))
                .Where(e => e.Notification.Kind == NotificationKind.Resolve)
                .Min(e => Version(e.Notification));
            Assert.All(pages, version => Assert.True(version < end));
        }
    }

    [Fact]
    public async Task What_is_resolved_in_PagerDuty_while_news_is_under_way_to_it_ends_there_after_the_news()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0, severity: "P0")).IncidentId!;
        house.PagerDuty.Hold = async message =>
        {
            if (message.Notification.Kind == NotificationKind.Update)
                await SayAsync(house, id, new IncidentAction.Resolve(), "Jonas", CommandWay.In(PagerDutyKind.Value));
        };

        await SayAsync(house, id, new IncidentAction.Acknowledge(), "Maya");
        await house.TickAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(
            [NotificationKind.Page, NotificationKind.Update, NotificationKind.Resolve],
            house.PagerDuty.Taken.Select(m => m.Notification.Kind)
        );
    }

    [Fact]
    public async Task An_alarm_that_fires_on_while_somebody_resolves_it_ends_as_if_one_came_after_the_other()
    {
        for (var round = 0; round < 20; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            var id = (await house.AlarmAsync(0)).IncidentId!;

            await Task.WhenAll(SayAsync(house, id, new IncidentAction.Resolve(), "Maya", at: 1), house.AlarmAsync(2));

            Assert.True((await house.IncidentAsync(id)).Incident.IsOpen);
            Assert.Single(await house.ItemsAsync(), i => i.Key.EndsWith("/ OPEN", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_command_whose_answer_was_lost_is_known_as_carried_out()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;
        house.Wire.Forget();
        house.Wire.Before = n => n == 2 ? Fault.AnswerLost : Fault.None;

        var answer = await SayAsync(house, id, new IncidentAction.Note("words"), "Maya", id: "once");
        var again = await SayAsync(house, id, new IncidentAction.Note("words"), "Maya", id: "once");

        Assert.Equal((CommandOutcome.Done, CommandOutcome.Duplicate), (answer.Outcome, again.Outcome));
        Assert.Equal(2, (await house.IncidentAsync(id)).Incident.Version);
    }

    [Fact]
    public async Task A_crash_after_the_write_loses_no_message()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;
        house.Wire.Forget();
        house.Wire.Before = n => n == 2 ? Fault.CrashAfter : Fault.None;
        await Assert.ThrowsAnyAsync<Exception>(() => SayAsync(house, id, new IncidentAction.Acknowledge(), "Maya"));
        house.Wire.Before = _ => Fault.None;

        await house.TickAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(house.PagerDuty.Taken, m => m.Notification.Reason.Code == ReasonCode.Acknowledged);
        Assert.Contains(house.Slack.Taken, m => m.Notification.Reason.Code == ReasonCode.Acknowledged);
    }

    [Fact]
    public async Task What_is_over_can_be_opened_again_and_has_its_pointer_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId!;
        await SayAsync(house, id, new IncidentAction.Resolve(), "Maya");
        Assert.DoesNotContain(await house.ItemsAsync(), i => i.Key.EndsWith("/ OPEN", StringComparison.Ordinal));

        var answer = await SayAsync(house, id, new IncidentAction.Reopen(), "Maya");

        Assert.Equal(CommandOutcome.Done, answer.Outcome);
        Assert.Single(await house.ItemsAsync(), i => i.Key.EndsWith("/ OPEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_command_about_nothing_is_said_to_be()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        Assert.Equal(
            CommandOutcome.NoSuchIncident,
            (await SayAsync(house, "INC-00000000", new IncidentAction.Acknowledge(), "Maya")).Outcome
        );
    }

    private static Task<CommandAnswer> SayAsync(
        TestHouse house,
        string incidentId,
        IncidentAction action,
        string who,
        CommandWay? way = null,
        string? id = null,
        double? at = null
    ) =>
        house
            .Get<CommandPipeline>()
            .HandleAsync(
                new IncidentCommand
                {
                    IncidentId = incidentId,
                    Id = id ?? $"{who} {Guid.NewGuid()}",
                    Way = way ?? CommandWay.In(SlackKind.Value),
                    Who = who,
                    At = at is { } minute
                        ? TestHouse.Signal(SignalState.Alarm, minute).At
                        : house.Clock.Now.AddMinutes(5),
                    Action = action,
                },
                Patience,
                CancellationToken.None
            );

    private static int Version(Notification n) =>
        int.Parse(n.Id.AsSpan(0, Notification.VersionLength), System.Globalization.CultureInfo.InvariantCulture);
}
