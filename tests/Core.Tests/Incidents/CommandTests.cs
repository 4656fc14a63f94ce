using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class CommandTests
{
    private readonly Story _story = new();

    [Fact]
    public void An_acknowledgement_is_told_where_the_incident_was_told_with_who_did_what()
    {
        _story.Alarm(0);

        var decision = _story.Say(new IncidentAction.Acknowledge(), 1);

        Assert.Equal(CommandOutcome.Done, decision.Outcome);
        Assert.Equal(["pagerduty", "incidents"], decision.Notifications.Select(n => n.Channel));
        Assert.All(decision.Notifications, n =>
            Assert.Equal((NotificationKind.Update, "Maya acknowledged it in Slack."), (n.Kind, n.Reason.Text))
        );
        Assert.Equal(
            ("Maya", "Maya", Story.Noon.AddMinutes(1)),
            (_story.Only.AcknowledgedBy, _story.Only.Owner, _story.Only.AcknowledgedAt)
        );
    }

    /// <summary>Slack says times in whole seconds: this was said half a second after the alarm.</summary>
    [Fact]
    public void What_is_said_within_an_alarms_own_second_is_not_late()
    {
        IncidentAction[] actions = [new IncidentAction.Resolve(), new IncidentAction.Acknowledge()];
        Assert.All(actions, action =>
        {
            var story = new Story();
            story.Alarm(0.3 / 60, arrives: 0.4 / 60);

            var decision = story.Say(action, 0, arrives: 0.9 / 60);

            Assert.Equal(CommandOutcome.Done, decision.Outcome);
            Assert.True(decision.Event!.SaidAt >= story.Only.OpenedAt);
        });
    }

    [Theory]
    [InlineData(0.3, 0, -0.8)] // it arrived a tenth of a second before the alarm fired
    [InlineData(60.3, 59, 61)]
    [InlineData(0.3, 0.1, 0.9)] // said to the millisecond
    public void What_was_said_before_the_alarm_is_late(double fired, double said, double arrives)
    {
        var story = new Story(Story.Policy("service"));
        story.Alarm(-10);
        story.Alarm(fired / 60, "api-latency", arrives: (fired + 0.1) / 60);

        var decision = story.Say(new IncidentAction.Resolve(), said / 60, arrives: arrives / 60);

        Assert.Equal(CommandOutcome.Late, decision.Outcome);
    }

    [Fact]
    public void PagerDuty_is_not_told_what_it_told_us_but_for_the_end()
    {
        _story.Alarm(0);

        var acknowledged = _story.Say(new IncidentAction.Acknowledge(), 1, CommandWay.In(PagerDutyKind.Value));
        var resolved = _story.Say(new IncidentAction.Resolve(), 2, CommandWay.In(PagerDutyKind.Value));

        Assert.Equal(["incidents"], acknowledged.Notifications.Select(n => n.Channel));
        Assert.Equal(["pagerduty", "incidents"], resolved.Notifications.Select(n => n.Channel));
    }

    [Fact]
    public void What_one_service_of_PagerDuty_told_us_the_others_are_told()
    {
        _story.Alarm(0);
        _story.Say(
            new IncidentAction.Escalate(1, "Jonas", [], ["pagerduty-secondary", "incidents"]),
            1,
            CommandWay.Clock,
            "clock"
        );

        var acknowledged = _story.Say(new IncidentAction.Acknowledge(), 2, CommandWay.In(PagerDutyKind.Value));
        var resolved = _story.Say(new IncidentAction.Resolve(), 3, CommandWay.In(PagerDutyKind.Value));

        Assert.Equal(
            ["incidents", "pagerduty", "pagerduty-secondary"],
            acknowledged.Notifications.Select(n => n.Channel).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            ["incidents", "pagerduty", "pagerduty-secondary"],
            resolved.Notifications.Select(n => n.Channel).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_second_acknowledgement_changes_nothing_and_says_whose_the_first_was()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Acknowledge(), 1);

        var decision = _story.Say(new IncidentAction.Acknowledge(), 2, who: "Jonas");

        Assert.Equal(
            (CommandOutcome.AlreadySo, ReasonCode.AlreadyAcknowledged),
            (decision.Outcome, decision.Reason.Code)
        );
        Assert.Contains("Maya", decision.Reason.Text, StringComparison.Ordinal);
        Assert.Empty(decision.Notifications);
        Assert.Equal(2, _story.Only.Version);
    }

    [Fact]
    public void The_same_command_twice_is_carried_out_once()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Note("looking at the pool"), 1, id: "1");

        var again = _story.Say(new IncidentAction.Note("looking at the pool"), 1, id: "1");

        Assert.Equal(CommandOutcome.Duplicate, again.Outcome);
        Assert.Equal(2, _story.Only.Version);
    }

    [Fact]
    public void What_a_person_resolved_says_which_alarms_still_fire()
    {
        _story.Alarm(0);

        var decision = _story.Say(new IncidentAction.Resolve(), 5);

        Assert.Equal("Maya resolved it in Slack, though api-5xx still fires.", decision.Reason.Text);
        Assert.Equal(("Maya", Story.Noon.AddMinutes(5)), (_story.Only.ResolvedBy, _story.Only.ResolvedAt));
        Assert.All(decision.Notifications, n => Assert.Equal(NotificationKind.Resolve, n.Kind));
    }

    [Fact]
    public void The_ok_after_a_persons_resolve_is_noted_and_told_to_nobody()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Resolve(), 5);

        var decision = _story.Ok(9);

        Assert.Equal(
            (DecisionOutcome.NothingOpen, IncidentEventKind.Recovered),
            (decision.Outcome, decision.Event!.Kind)
        );
        Assert.Empty(decision.Notifications);
        Assert.Equal("Maya", _story.Only.ResolvedBy);
    }

    [Fact]
    public void A_copy_of_what_a_person_resolved_opens_nothing_although_a_newer_policy_groups_it_otherwise()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Resolve(), 5);
        _story.Apply(Story.Policy(groupBy: "service"));

        var decision = _story.Alarm(0, arrives: 6);

        Assert.Equal(DecisionOutcome.Late, decision.Outcome);
        Assert.Empty(decision.Notifications);
        Assert.False(_story.Only.IsOpen);
    }

    [Fact]
    public void An_alarm_that_fires_on_after_a_persons_resolve_opens_the_incident_again_and_pages()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Acknowledge(), 1);
        _story.Say(new IncidentAction.Resolve(), 5);

        var decision = _story.Alarm(10);

        Assert.Equal(DecisionOutcome.Reopened, decision.Outcome);
        Assert.Equal(
            [
                ("pagerduty", NotificationKind.Page, false),
                ("incidents", NotificationKind.Page, false),
                ("pagerduty", NotificationKind.Resolve, true),
            ],
            decision.Notifications.Select(n => (n.Channel, n.Kind, n.EndsEarlier))
        );
        Assert.Equal(
            (IncidentStatus.Open, "", "", 0),
            (_story.Only.Status, _story.Only.ResolvedBy, _story.Only.AcknowledgedBy, _story.Only.Level)
        );
    }

    [Fact]
    public void Nobody_is_told_again_of_what_somebody_looks_at()
    {
        _story.Alarm(0, arrives: 0);
        _story.Say(new IncidentAction.Acknowledge(), 1);

        var decision = _story.Alarm(90, arrives: 90);

        Assert.Equal(DecisionOutcome.StillFiring, decision.Outcome);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.AcknowledgedNotRepeated);
    }

    [Fact]
    public void Nobody_is_told_again_while_it_is_muted_and_somebody_is_afterwards()
    {
        _story.Alarm(0, arrives: 0);
        _story.Say(new IncidentAction.Mute(TimeSpan.FromMinutes(90)), 1);

        var muted = _story.Alarm(80, arrives: 80);
        var after = _story.Alarm(100, arrives: 100);

        Assert.Contains(muted.Reasons, r => r.Code == ReasonCode.MutedNotRepeated);
        Assert.Equal(DecisionOutcome.Repeated, after.Outcome);
    }

    [Fact]
    public void What_gets_worse_is_told_though_it_was_acknowledged_and_muted()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Acknowledge(), 1);
        _story.Say(new IncidentAction.Mute(TimeSpan.FromHours(1)), 2);

        var decision = _story.Alarm(3, severity: "P0");

        Assert.Equal(DecisionOutcome.Raised, decision.Outcome);
        Assert.Equal(
            (IncidentStatus.Open, Severity.P0, null),
            (_story.Only.Status, _story.Only.Severity, _story.Only.MutedUntil)
        );
        Assert.Contains(decision.Notifications, n => n is { Channel: "pagerduty", Kind: NotificationKind.Page });
    }

    [Fact]
    public void An_escalation_tells_each_level_once_and_the_next_of_the_fallback()
    {
        _story.Alarm(0, severity: "P2");

        var first = _story.Say(IncidentAction.Escalate.Next, 1);
        var again = _story.Say(new IncidentAction.Escalate(1, "", [], []), 2, CommandWay.Clock, "clock");

        Assert.Equal(["incidents", "pagerduty"], first.Notifications.Select(n => n.Channel));
        Assert.All(first.Notifications, n => Assert.Equal(NotificationKind.Page, n.Kind));
        Assert.Equal((CommandOutcome.AlreadySo, ReasonCode.AlreadyEscalated), (again.Outcome, again.Reason.Code));
        Assert.Equal(1, _story.Only.Level);
    }

    [Fact]
    public void A_timer_for_a_state_that_is_gone_does_nothing()
    {
        _story.Alarm(0);
        var generation = _story.Only.Generation;
        _story.Say(new IncidentAction.Acknowledge(), 1);

        var decision = _story.Say(IncidentAction.Escalate.Next, 5, CommandWay.Clock, "clock", generation: generation);

        Assert.Equal((CommandOutcome.Late, ReasonCode.OldTimer), (decision.Outcome, decision.Reason.Code));
    }

    [Fact]
    public void Every_change_that_makes_deadlines_meaningless_has_a_generation_of_its_own()
    {
        _story.Alarm(0, severity: "P2");
        var generations = new List<int> { _story.Only.Generation };
        void Then(Action change)
        {
            change();
            generations.Add(_story.Only.Generation);
        }

        Then(() => _story.Say(IncidentAction.Escalate.Next, 1));
        Then(() => _story.Say(new IncidentAction.Acknowledge(), 2));
        Then(() => _story.Say(new IncidentAction.ChangeSeverity(Severity.P3), 3));
        Then(() => _story.Say(new IncidentAction.Mute(TimeSpan.FromHours(1)), 4));
        Then(() => _story.Alarm(5, severity: "P1"));
        Then(() => _story.Say(new IncidentAction.Resolve(), 6));
        Then(() => _story.Say(new IncidentAction.Reopen(), 7));

        Assert.Equal(Enumerable.Range(0, 8), generations);
    }

    [Fact]
    public void A_note_is_kept_and_told_and_moves_no_deadline()
    {
        _story.Alarm(0);

        var decision = _story.Say(new IncidentAction.Note("  it is the pool  "), 1);

        Assert.Equal((IncidentAction.Note.Kind, "it is the pool"), (decision.Event!.Kind, decision.Event.What));
        Assert.Equal(0, _story.Only.Generation);
        Assert.All(decision.Notifications, n => Assert.Equal("Maya: it is the pool", n.Reason.Text));
    }

    [Fact]
    public void A_person_is_called_by_name_where_Slack_is()
    {
        _story.Alarm(0, severity: "P0");

        var decision = _story.Say(new IncidentAction.Page("Jonas Lind", ["U07JONAS002"], []), 1);

        Assert.Contains(decision.Notifications, n =>
            n is { Channel: "incidents", Kind: NotificationKind.Page, Mentions: ["U07JONAS002"] }
        );
        Assert.Contains("incidents", _story.Only.Channels);
    }

    [Fact]
    public void It_is_taken_over_and_given_away()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Assign("Maya"), 1);
        var decision = _story.Say(new IncidentAction.Assign("Jonas"), 2);
        var again = _story.Say(new IncidentAction.Assign("Jonas"), 3);

        Assert.Equal("Maya gave it to Jonas in Slack.", decision.Reason.Text);
        Assert.Equal("Jonas", _story.Only.Owner);
        Assert.Equal(ReasonCode.AlreadyOwner, again.Reason.Code);
    }

    [Fact]
    public void Nothing_but_a_note_an_owner_and_a_reopening_can_be_done_to_what_is_over()
    {
        _story.Alarm(0);
        _story.Say(new IncidentAction.Resolve(), 1);

        foreach (
            var action in new IncidentAction[]
            {
                new IncidentAction.Acknowledge(),
                new IncidentAction.Unacknowledge(),
                IncidentAction.Escalate.Next,
                new IncidentAction.ChangeSeverity(Severity.P0),
                new IncidentAction.Mute(TimeSpan.FromHours(1)),
                new IncidentAction.Page("Jonas", [], []),
            }
        )
            Assert.Equal(
                (CommandOutcome.Refused, ReasonCode.AlreadyResolved),
                (_story.Say(action, 2).Outcome, _story.Say(action, 2).Reason.Code)
            );
        Assert.Equal(CommandOutcome.AlreadySo, _story.Say(new IncidentAction.Resolve(), 2).Outcome);
        Assert.Equal(CommandOutcome.Done, _story.Say(new IncidentAction.Note("n"), 2).Outcome);
        Assert.Equal(CommandOutcome.Done, _story.Say(new IncidentAction.Assign("Jonas"), 2).Outcome);
        Assert.Equal(CommandOutcome.Done, _story.Say(new IncidentAction.Reopen(), 2).Outcome);
    }

    [Fact]
    public void What_is_over_is_not_opened_again_beside_another_that_is_open_for_the_same_alarms()
    {
        _story.Alarm(0);
        var first = _story.Only;
        _story.Ok(1);
        _story.Alarm(60);

        var decision = _story.Say(new IncidentAction.Reopen(), 61, about: first);

        Assert.Equal((CommandOutcome.Refused, ReasonCode.AnotherIsOpen), (decision.Outcome, decision.Reason.Code));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    public void It_is_muted_for_no_longer_than_a_day(int hours)
    {
        _story.Alarm(0);

        Assert.Equal(CommandOutcome.Refused, _story.Say(new IncidentAction.Mute(TimeSpan.FromHours(hours)), 1).Outcome);
    }

    [Fact]
    public void A_word_from_the_future_counts_as_said_now()
    {
        _story.Alarm(0);

        _story.Say(new IncidentAction.Acknowledge(), 500, arrives: 1);

        Assert.Equal(Story.Noon.AddMinutes(1).AddSeconds(1), _story.Only.AcknowledgedAt);
    }
}
