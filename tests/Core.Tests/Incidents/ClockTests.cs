using System.Collections.Immutable;
using NodaTime;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class ClockTests
{
    private static readonly IncidentAction Acknowledge = new IncidentAction.Acknowledge();

    private readonly ClockStory _story = new();

    [Fact]
    public void Nobody_acknowledges_and_secondary_and_then_the_CTO_are_told_by_name_once_a_round()
    {
        _story.Run(0, 59);

        Assert.Equal(["CEM 2", "FAY 5", "BEN 1", "CEM 2", "FAY 5"], Escalations().Select(e => e.To));
        Assert.Equal(
            ["5", "10", "15", "20", "25"],
            _story.Timeline.Where(t => t.Contains("Escalated", StringComparison.Ordinal)).Select(t => t.Split(' ')[0])
        );
        var first = _story.Done[0];
        Assert.Equal(ReasonCode.NotAcknowledgedInTime, first.Reason.Code);
        Assert.Equal(
            "Nobody acknowledged it within 5 min: CEM 2 (secondary) is notified, round 1 of 2.",
            first.Event!.What
        );
        Assert.Equal(IncidentClock.Name, first.Event.Who);
        var named = first.Notifications.Where(n => n.Kind == NotificationKind.Page).ToArray();
        Assert.Equal(["incidents", "second"], named.Select(n => n.Channel));
        Assert.All(named, n => Assert.Equal(["U00000002"], n.Mentions));
        Assert.Contains("second", _story.Incident.Channels);
    }

    [Fact]
    public void Whoever_acknowledges_in_time_is_the_last_who_is_told()
    {
        _story.Run(0, 5);
        _story.Say(6, Acknowledge);
        _story.Run(6, 29);

        Assert.Single(Escalations());
    }

    [Fact]
    public void What_is_open_is_looked_at_again_however_little_waits_for_a_moment()
    {
        var rules = OnCall.Some.Policy();
        var quiet = rules with { Escalations = [.. rules.Escalations.Select(e => e with { AskAfter = null })] };
        var story = new ClockStory(quiet);
        story.Say(1, Acknowledge);

        story.Run(1, 500);

        Assert.NotNull(story.Incident.OverdueAt);
        Assert.InRange(story.Incident.LookAt!.Value, Story.Noon.AddDays(1), Story.Noon.AddDays(2));
    }

    [Fact]
    public void A_timer_for_a_state_that_is_gone_does_nothing()
    {
        var late = IncidentClock.Read(_story.Known, _story.Schedule, Story.Policy(), Story.Noon.AddMinutes(5)).Due!;
        _story.Say(4.9, Acknowledge);

        var decision = _story.Do(late, Story.Noon.AddMinutes(5));

        Assert.Equal((CommandOutcome.Late, ReasonCode.OldTimer), (decision.Outcome, decision.Reason.Code));
        Assert.Equal(IncidentStatus.Acknowledged, _story.Incident.Status);
    }

    [Fact]
    public void The_same_timer_twice_tells_a_level_once()
    {
        var timer = IncidentClock.Read(_story.Known, _story.Schedule, Story.Policy(), Story.Noon.AddMinutes(5)).Due!;

        Assert.Equal(CommandOutcome.Done, _story.Do(timer, Story.Noon.AddMinutes(5)).Outcome);
        Assert.Equal(CommandOutcome.Late, _story.Do(timer, Story.Noon.AddMinutes(5)).Outcome);
    }

    [Fact]
    public void A_tick_that_comes_late_tells_one_level_and_gives_it_its_time()
    {
        _story.Tick(43);

        Assert.Equal(["43 Escalated NotAcknowledgedInTime"], _story.Timeline);
        Assert.Equal(Story.Noon.AddMinutes(48), _story.Incident.AcknowledgeBy);
    }

    [Fact]
    public void An_empty_level_is_noted_by_name_and_the_next_is_told_at_once()
    {
        var story = new ClockStory(WithSecondary(new RotationMember("cem", Until: new LocalDate(2026, 2, 1))));

        story.Tick(5);

        Assert.Equal(["5 LevelSkipped NoOneOnCall", "5 Escalated NotAcknowledgedInTime"], story.Timeline);
        Assert.Empty(story.Done[0].Notifications);
        Assert.Equal("FAY 5", Assert.IsType<IncidentAction.Escalate>(story.Done[1].Command.Action).To);
    }

    [Fact]
    public void Who_is_two_levels_at_once_is_told_once_a_round()
    {
        var story = new ClockStory(WithSecondary(new RotationMember("ben")));

        story.Tick(5);

        Assert.Equal(["5 LevelSkipped PersonAlreadyTold", "5 Escalated NotAcknowledgedInTime"], story.Timeline);
    }

    /// <summary>A P0 calls everybody in the channel; what is less bad waits to be read.</summary>
    [Theory]
    [InlineData("P0", true, "pagerduty", "incidents")]
    [InlineData("P1", false, "pagerduty", "incidents", "mail")]
    public void With_nobody_on_call_on_any_level_the_channels_are_told_all_the_same(
        string severity,
        bool callsEverybody,
        params string[] channels
    )
    {
        var policy = OnCall.Some.Policy();
        var story = new ClockStory(
            policy with
            {
                Escalations =
                [
                    .. policy.Escalations.Select(e =>
                        e with
                        {
                            Opens = null,
                            Steps = [new LevelStep("primary", ["incidents"])],
                        }
                    ),
                ],
                Rotations =
                [
                    policy.Rotations[0] with
                    {
                        Members = [new RotationMember("ann", Until: new LocalDate(2026, 2, 1))],
                    },
                    policy.Rotations[1],
                ],
            },
            severity
        );

        var told = Assert.Single(story.Tick(5));

        Assert.Equal(ReasonCode.NoOneOnCall, told.Reason.Code);
        Notification[] pages = [.. told.Notifications.Where(n => n.Kind == NotificationKind.Page)];
        Assert.Equal(channels, pages.Select(n => n.Channel));
        Assert.All(pages, n => Assert.Equal(callsEverybody, n.Broadcast));
    }

    [Fact]
    public void While_nobody_can_say_who_is_on_call_the_channels_are_told_all_the_same()
    {
        var story = new ClockStory(isReadable: false);

        story.Run(0, 60);

        Assert.Equal(["5", "10", "15"], story.Timeline.Select(t => t.Split(' ')[0]));
        Assert.All(story.Done, d => Assert.Equal(ReasonCode.OnCallUnreadable, d.Reason.Code));
        Assert.All(story.Done, d =>
            Assert.Contains(d.Notifications, n => n is { Channel: "pagerduty", Kind: NotificationKind.Page })
        );
    }

    [Fact]
    public void Not_over_in_time_is_told_once_to_the_channel_and_the_owner_and_severity_stays()
    {
        _story.Say(1, Acknowledge, "CEM 2");
        _story.Say(50, new IncidentAction.Note("rolled back"), "CEM 2");
        _story.Run(51, 75);

        var overdue = Assert.Single(_story.Done, d => d.Event!.Kind == ClockAction.Overdue.Kind);
        Assert.Equal(
            "60 Overdue NotResolvedInTime",
            Assert.Single(_story.Timeline, t => t.Contains("Overdue", StringComparison.Ordinal))
        );
        Assert.Equal("Not resolved within 1 h, the target for P0. CEM 2 owns it.", overdue.Reason.Text);
        Assert.Contains(overdue.Notifications, n =>
            n is { Channel: "incidents", Kind: NotificationKind.Page } && n.Mentions.SequenceEqual(["U00000002"])
        );
        Assert.Equal(Severity.P0, _story.Incident.Severity);
        Assert.Equal(IncidentStatus.Acknowledged, _story.Incident.Status);
    }

    [Fact]
    public void Who_acknowledged_and_says_nothing_is_asked_and_without_an_answer_others_are_called()
    {
        _story.Say(1, Acknowledge);
        _story.Run(1, 47);

        Assert.Equal(
            [
                "1 Acknowledged Acknowledged",
                "31 AcknowledgementQuestioned AcknowledgementQuiet",
                "41 Unacknowledged AcknowledgementUnanswered",
                "46 Escalated NotAcknowledgedInTime",
            ],
            _story.Timeline
        );
        Assert.Equal(["U00000001"], _story.Done[1].Notifications.First(n => n.Kind == NotificationKind.Page).Mentions);
        Assert.Equal(IncidentStatus.Open, _story.Incident.Status);
        Assert.Empty(_story.Incident.AcknowledgedBy);
        Assert.Equal(["CEM 2"], Escalations().Select(e => e.To));
    }

    [Fact]
    public void A_word_is_an_answer_and_starts_the_quiet_anew()
    {
        _story.Say(1, Acknowledge);
        _story.Run(1, 35);
        _story.Say(36, new IncidentAction.Note("still on it"));
        _story.Run(36, 59);

        Assert.Equal(IncidentStatus.Acknowledged, _story.Incident.Status);
        Assert.Single(_story.Timeline, t => t.Contains("Questioned", StringComparison.Ordinal));

        _story.Run(60, 66);
        Assert.Equal(2, _story.Timeline.Count(t => t.Contains("Questioned", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_answer_that_comes_with_the_withdrawal_counts()
    {
        _story.Say(1, Acknowledge);
        _story.Tick(31);
        var withdrawal = IncidentClock
            .Read(_story.Known, _story.Schedule, Story.Policy(), Story.Noon.AddMinutes(41))
            .Due!;
        _story.Say(40.9, new IncidentAction.Note("here"));

        Assert.Equal(
            (CommandOutcome.Late, ReasonCode.AcknowledgementAnswered),
            Of(_story.Do(withdrawal, Story.Noon.AddMinutes(41)))
        );
    }

    [Fact]
    public void While_an_alarm_fires_on_it_is_told_again_by_the_routes_interval_once_all_levels_were_told()
    {
        _story.Run(0, 150);

        Assert.Equal(
            ["85 Repeated RepeatIntervalElapsed", "145 Repeated RepeatIntervalElapsed"],
            _story.Timeline.Where(t => t.Contains("Repeated", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void What_no_alarm_fires_for_is_not_repeated()
    {
        _story.Known = _story.Known with { Firing = [] };

        _story.Run(0, 200);

        Assert.DoesNotContain(_story.Timeline, t => t.Contains("Repeated", StringComparison.Ordinal));
        Assert.NotNull(_story.Incident.LookAt);
    }

    [Fact]
    public void What_is_muted_waits_until_it_is_not()
    {
        _story.Say(1, new IncidentAction.Mute(TimeSpan.FromMinutes(30)));
        _story.Run(1, 35);

        Assert.Equal(["1 Muted Muted", "31 Escalated NotAcknowledgedInTime"], _story.Timeline);
    }

    [Fact]
    public void Outside_of_its_hours_a_level_waits_and_the_timeline_says_so_once()
    {
        var office = new Hours(
            "office",
            [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday],
            new LocalTime(9, 0),
            new LocalTime(12, 3)
        );
        var policy = OnCall.Some.Policy();
        var story = new ClockStory(
            policy with
            {
                Escalations = [.. policy.Escalations.Select(e => e with { Hours = office })],
            }
        );

        story.Run(0, (21 * 60) + 1);

        Assert.Equal(
            ["5 EscalationHeld QuietHours", "1260 Escalated NotAcknowledgedInTime", "1260 Overdue NotResolvedInTime"],
            story.Timeline
        );
        Assert.Empty(story.Done[0].Notifications);
    }

    [Fact]
    public void What_becomes_worse_starts_its_levels_anew()
    {
        var story = new ClockStory(severity: "P2");
        story.Tick(5);
        Assert.Equal(1, story.Incident.Level);

        story.Say(6, new IncidentAction.ChangeSeverity(Severity.P0));
        story.Run(6, 10);
        Assert.Equal(0, story.Incident.Level);
        story.Run(11, 11);

        Assert.Equal(
            ["CEM 2", "CEM 2"],
            story.Done.Select(d => d.Command.Action).OfType<IncidentAction.Escalate>().Select(e => e.To)
        );
    }

    [Fact]
    public void What_is_over_has_no_deadline()
    {
        _story.Say(1, new IncidentAction.Resolve());

        Assert.Null(_story.Incident.LookAt);
        Assert.Equal(
            new ClockReading(null, null, null, null),
            IncidentClock.Read(_story.Known, _story.Schedule, Story.Policy(), Story.Noon.AddDays(9))
        );
    }

    [Fact]
    public void The_clock_looks_again_exactly_when_something_can_be_due()
    {
        _story.Tick(0);
        Assert.Equal(Story.Noon.AddMinutes(5), _story.Incident.LookAt);
        Assert.Equal(Story.Noon.AddMinutes(60), _story.Incident.ResolveBy);

        _story.Say(1, Acknowledge);
        Assert.Equal(Story.Noon.AddMinutes(1), _story.Incident.LookAt);
        _story.Tick(1);
        Assert.Equal(Story.Noon.AddMinutes(31), _story.Incident.LookAt);
        Assert.Null(_story.Incident.AcknowledgeBy);
    }

    private static OnCallPolicy WithSecondary(RotationMember member)
    {
        var policy = OnCall.Some.Policy();
        return policy with { Rotations = [policy.Rotations[0], policy.Rotations[1] with { Members = [member] }] };
    }

    private static (CommandOutcome, ReasonCode) Of(CommandDecision decision) =>
        (decision.Outcome, decision.Reason.Code);

    [Fact]
    public void Whoever_escalates_calls_whom_the_clock_would_and_the_clock_goes_on_behind_them()
    {
        var asked = EscalationPlan.Asked(_story.Incident, _story.Schedule!, Story.Noon.AddMinutes(1), "BEN 1");
        _story.Say(1, asked);
        _story.Run(1, 12);

        Assert.Equal(("CEM 2", 1, ReasonCode.Escalated), (asked.To, asked.Level, asked.Why!.Value.Code));
        Assert.StartsWith(
            "BEN 1 escalated it: CEM 2 (secondary) is notified",
            asked.Why.Value.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(["CEM 2", "FAY 5"], Escalations().Take(2).Select(e => e.To));
    }

    [Fact]
    public void Whoever_escalates_past_an_empty_level_calls_the_one_behind_it_and_hears_of_the_other()
    {
        var story = new ClockStory(WithSecondary(new RotationMember("cem", Until: new LocalDate(2026, 2, 1))));

        var asked = EscalationPlan.Asked(story.Incident, story.Schedule!, Story.Noon.AddMinutes(1), "BEN 1");

        Assert.Equal(("FAY 5", 2), (asked.To, asked.Level));
        Assert.Contains("Nobody answers for secondary", asked.Why!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_escalates_after_the_last_round_has_everybody_told_again()
    {
        var over = _story.Incident with { Level = 100 };

        Assert.Equal(IncidentAction.Escalate.Next, EscalationPlan.Asked(over, _story.Schedule!, Story.Noon, "BEN 1"));
    }

    private ImmutableArray<IncidentAction.Escalate> Escalations() =>
        [.. _story.Done.Select(d => d.Command.Action).OfType<IncidentAction.Escalate>()];
}
