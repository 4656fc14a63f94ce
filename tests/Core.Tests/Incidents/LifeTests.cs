using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Tests.Incidents;

public class LifeTests
{
    private readonly Story _story = new();

    [Fact]
    public void The_ok_resolves_and_every_channel_that_knows_hears_it()
    {
        var opened = _story.Alarm(0);

        var decision = _story.Ok(10);

        Assert.Equal(DecisionOutcome.Resolved, decision.Outcome);
        Assert.Equal(opened.Notifications.Select(n => n.Channel), decision.Notifications.Select(n => n.Channel));
        Assert.Equal(IncidentStatus.Resolved, _story.Only.Status);
        Assert.Equal(2, _story.Only.Version);
    }

    [Theory]
    [InlineData(Core.Signals.SignalEnd.Ok, "api-5xx is OK: resolved after 10 min.")]
    [InlineData(Core.Signals.SignalEnd.Deleted, "api-5xx was deleted: resolved after 10 min.")]
    [InlineData(
        Core.Signals.SignalEnd.Elapsed,
        "api-5xx is over, as nothing more was heard of it: resolved after 10 min."
    )]
    public void The_timeline_says_how_an_alarm_ended(Core.Signals.SignalEnd end, string line)
    {
        _story.Alarm(0);

        var decision = _story.Handle(Story.Signal(Core.Signals.SignalState.Ok, 10) with { End = end }, null);

        Assert.Equal(line, decision.Event!.What);
    }

    [Fact]
    public void A_channel_that_stood_in_for_another_hears_of_the_end_too()
    {
        var opened = _story.Alarm(0, severity: "P0");
        var known = new KnownState
        {
            Memory = opened.Memory,
            Mine = opened.After,
            Told = ["incidents"],
        };
        var policy = Story.Policy();

        var decision = IncidentDecider.Decide(
            known,
            Triage.Of(Story.Signal(Core.Signals.SignalState.Ok, 5), policy),
            policy,
            Story.Noon.AddMinutes(5)
        );

        Assert.Equal(["pagerduty", "incidents"], decision.Notifications.Select(n => n.Channel));
    }

    [Fact]
    public void The_same_alarm_soon_after_its_end_reopens_the_same_incident_and_pages()
    {
        var opened = _story.Alarm(0);
        _story.Ok(10);

        var decision = _story.Alarm(40);

        Assert.Equal(DecisionOutcome.Reopened, decision.Outcome);
        Assert.Equal(opened.After!.Id, decision.After!.Id);
        Assert.Equal(IncidentStatus.Open, _story.Only.Status);
        Assert.Null(_story.Only.ResolvedAt);
        Assert.Equal(
            ["pagerduty", "incidents"],
            decision.Notifications.Where(n => n.Kind == NotificationKind.Page).Select(n => n.Channel)
        );
        Assert.All(decision.Notifications, n => Assert.Equal(ReasonCode.Reopened, n.Reason.Code));
    }

    [Fact]
    public void The_same_alarm_long_after_its_end_opens_a_new_incident()
    {
        _story.Alarm(0);
        _story.Ok(10);

        var decision = _story.Alarm(40.01);

        Assert.Equal(DecisionOutcome.Opened, decision.Outcome);
        Assert.Equal(2, _story.Incidents.Length);
    }

    [Fact]
    public void A_firing_alarm_is_told_again_once_its_interval_has_passed_and_not_before()
    {
        _story.Alarm(0, arrives: 0);

        var early = _story.Alarm(59, arrives: 59);
        var due = _story.Alarm(60, arrives: 60);
        var next = _story.Alarm(61, arrives: 61);

        Assert.Equal(DecisionOutcome.StillFiring, early.Outcome);
        Assert.Empty(early.Notifications);
        Assert.Contains(early.Reasons, r => r.Code == ReasonCode.RepeatIntervalNotElapsed);
        Assert.Equal(DecisionOutcome.Repeated, due.Outcome);
        Assert.All(due.Notifications, n => Assert.Equal(ReasonCode.RepeatIntervalElapsed, n.Reason.Code));
        Assert.Equal(DecisionOutcome.StillFiring, next.Outcome);
    }

    [Fact]
    public void Messages_of_later_versions_sort_behind_those_of_earlier_ones()
    {
        var opened = _story.Alarm(0);
        var resolved = _story.Ok(1);

        Assert.True(string.CompareOrdinal(opened.Notifications[0].Id, resolved.Notifications[0].Id) < 0);
    }

    [Fact]
    public void An_incident_cannot_be_opened_twice()
    {
        var decision = _story.Alarm(0);

        Assert.Throws<ArgumentOutOfRangeException>(() => decision.After!.Apply(decision.Event!));
    }
}
