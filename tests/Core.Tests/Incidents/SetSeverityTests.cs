using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class SetSeverityTests
{
    private readonly Story _story = new();

    [Fact]
    public void A_worse_severity_pages_the_channels_that_its_route_adds_and_tells_the_others()
    {
        _story.Alarm(0, severity: "P2");

        var decision = _story.Say(new IncidentAction.ChangeSeverity(Severity.P1), 1);

        Assert.Equal(
            [("pagerduty", NotificationKind.Page), ("incidents", NotificationKind.Update)],
            decision.Notifications.Select(n => (n.Channel, n.Kind))
        );
        Assert.All(decision.Notifications, n => Assert.Equal("Maya set it from P2 to P1 in Slack.", n.Reason.Text));
        Assert.Equal(Severity.P1, _story.Only.Severity);
    }

    [Fact]
    public void A_downgrade_stays_while_its_alarm_fires_on()
    {
        _story.Alarm(0, severity: "P1");
        _story.Say(new IncidentAction.ChangeSeverity(Severity.P3), 1);

        var decision = _story.Alarm(2, severity: "P1");

        Assert.Equal(DecisionOutcome.StillFiring, decision.Outcome);
        Assert.Equal(Severity.P3, _story.Only.Severity);
    }

    [Fact]
    public void A_downgraded_incident_is_repeated_the_way_of_its_new_severity()
    {
        _story.Alarm(0, severity: "P1", arrives: 0);
        _story.Say(new IncidentAction.ChangeSeverity(Severity.P2), 1);

        var decision = _story.Alarm(90, severity: "P1", arrives: 90);

        Assert.Equal(["incidents"], decision.Notifications.Select(n => n.Channel));
    }

    [Fact]
    public void A_downgrade_ends_when_an_alarm_is_worse_than_what_they_knew()
    {
        _story.Alarm(0, severity: "P1");
        _story.Say(new IncidentAction.ChangeSeverity(Severity.P3), 1);

        var decision = _story.Alarm(2, severity: "P0");

        Assert.Equal(DecisionOutcome.Raised, decision.Outcome);
        Assert.Equal((Severity.P0, null), (_story.Only.Severity, _story.Only.SeverityOfAlarms));
    }

    [Fact]
    public void An_alarm_does_not_lessen_what_a_person_made_worse()
    {
        _story.Alarm(0, severity: "P3");
        _story.Say(new IncidentAction.ChangeSeverity(Severity.P0), 1);

        _story.Alarm(2, severity: "P1");

        Assert.Equal(Severity.P0, _story.Only.Severity);
    }

    [Fact]
    public void Of_two_peoples_words_the_newer_counts_in_either_order()
    {
        foreach (var order in new[] { new[] { 1, 2 }, [2, 1] })
        {
            var story = new Story();
            story.Alarm(0, severity: "P2");
            foreach (var minute in order)
                story.Say(
                    new IncidentAction.ChangeSeverity(minute == 1 ? Severity.P3 : Severity.P1),
                    minute,
                    arrives: 3,
                    who: $"{minute}"
                );

            Assert.Equal(Severity.P1, story.Only.Severity);
        }
    }

    [Fact]
    public void A_word_from_before_it_got_worse_does_not_lessen_it()
    {
        _story.Alarm(0, severity: "P2");
        _story.Alarm(2, severity: "P0", arrives: 2);

        var decision = _story.Say(new IncidentAction.ChangeSeverity(Severity.P3), 1, arrives: 3);

        Assert.Equal((CommandOutcome.Late, Severity.P0), (decision.Outcome, _story.Only.Severity));
    }

    [Fact]
    public void The_same_severity_is_no_change()
    {
        _story.Alarm(0, severity: "P2");

        Assert.Equal(
            ReasonCode.SameSeverity,
            _story.Say(new IncidentAction.ChangeSeverity(Severity.P2), 1).Reason.Code
        );
    }
}
