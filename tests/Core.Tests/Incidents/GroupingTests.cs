using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class GroupingTests
{
    private readonly Story _story = new(Story.Policy(groupBy: "service"));

    [Fact]
    public void A_second_alarm_of_the_group_joins_and_tells_nobody_again()
    {
        _story.Alarm(0, "api-5xx", "P1");

        var decision = _story.Alarm(1, "api-latency", "P1");

        Assert.Equal(DecisionOutcome.Joined, decision.Outcome);
        Assert.Empty(decision.Notifications);
        Assert.False(decision.ChangesIncident);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.JoinedOpenIncident);
        Assert.Equal(1, _story.Only.Version);
    }

    [Fact]
    public void A_worse_alarm_raises_the_incident_and_pages()
    {
        _story.Alarm(0, "api-latency", "P2");

        var decision = _story.Alarm(1, "api-down", "P0");

        Assert.Equal(DecisionOutcome.Raised, decision.Outcome);
        Assert.Equal(Severity.P0, _story.Only.Severity);
        Assert.Equal(
            [("pagerduty", NotificationKind.Page), ("incidents", NotificationKind.Update)],
            decision.Notifications.Select(n => (n.Channel, n.Kind))
        );
        Assert.Equal(ReasonCode.SeverityRaised, decision.Notifications[0].Reason.Code);
        Assert.Equal(["incidents", "pagerduty"], _story.Only.Channels);
    }

    [Fact]
    public void A_lesser_alarm_with_a_route_to_somebody_new_tells_them_and_lowers_nothing()
    {
        _story.Alarm(0, "api-5xx", "P1");

        var decision = _story.Alarm(1, "api-disk", "P3");

        Assert.Equal(DecisionOutcome.Raised, decision.Outcome);
        Assert.Equal(Severity.P1, _story.Only.Severity);
        Assert.Equal(
            ("mail", NotificationKind.Page),
            (decision.Notifications[0].Channel, decision.Notifications[0].Kind)
        );
    }

    [Fact]
    public void The_incident_ends_with_the_last_of_its_alarms()
    {
        _story.Alarm(0, "api-5xx");
        _story.Alarm(1, "api-latency");

        var first = _story.Ok(2, "api-5xx");
        var last = _story.Ok(3, "api-latency");

        Assert.Equal((DecisionOutcome.Recovered, DecisionOutcome.Resolved), (first.Outcome, last.Outcome));
        Assert.Contains(first.Reasons, r => r.Code == ReasonCode.OthersStillFiring);
        Assert.Empty(first.Notifications);
        Assert.All(last.Notifications, n => Assert.Equal(NotificationKind.Resolve, n.Kind));
        Assert.Equal(Story.Noon.AddMinutes(3), _story.Only.ResolvedAt);
    }
}
