using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Tests.Incidents;

public class OpeningTests
{
    [Theory]
    [InlineData("P0", "pagerduty")]
    [InlineData("P1", "pagerduty,incidents")]
    [InlineData("P2", "incidents")]
    [InlineData("P3", "mail")]
    public void A_first_alarm_opens_an_incident_and_pages_the_channels_of_its_severity(string severity, string channels)
    {
        var story = new Story();

        var decision = story.Alarm(0, severity: severity);

        Assert.Equal(DecisionOutcome.Opened, decision.Outcome);
        Assert.Equal(channels.Split(','), decision.Notifications.Select(n => n.Channel));
        Assert.All(decision.Notifications, n => Assert.Equal(NotificationKind.Page, n.Kind));
        Assert.All(decision.Notifications, n => Assert.Equal(ReasonCode.FirstNotification, n.Reason.Code));
        Assert.Equal(1, story.Only.Version);
        Assert.Equal(severity, story.Only.Severity.ToString());
    }

    [Fact]
    public void The_id_follows_from_the_alarm_and_its_moment_alone()
    {
        var first = new Story().Alarm(0, arrives: 0);
        var retried = new Story().Alarm(0, arrives: 7);
        var later = new Story().Alarm(1);

        Assert.Equal(first.After!.Id, retried.After!.Id);
        Assert.NotEqual(first.After.Id, later.After!.Id);
        Assert.Matches("^INC-[0-9A-HJKMNP-TV-Z]{8}$", first.After.Id);
    }

    [Fact]
    public void The_fallback_of_a_channel_is_what_stands_behind_it()
    {
        var decision = new Story().Alarm(0, severity: "P1");

        Assert.Equal(["incidents", "mail"], decision.Notifications[0].Fallback);
        Assert.Equal(["mail"], decision.Notifications[1].Fallback);
    }

    [Fact]
    public void A_decision_names_its_policy_and_every_reason()
    {
        var decision = new Story().Alarm(0);

        Assert.StartsWith("sha-", decision.After!.PolicyVersion, StringComparison.Ordinal);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.ClassifiedByDescription);
        Assert.Contains(decision.Reasons, r =>
            r is { Code: ReasonCode.RouteMatched } && r.Text.Contains("high", StringComparison.Ordinal)
        );
        Assert.Contains(decision.Event!.Reasons, r => r.Code == ReasonCode.FirstNotification);
    }

    [Fact]
    public void An_alarm_that_cloudwatch_holds_back_opens_nothing_until_it_lets_go()
    {
        var story = new Story();

        var held = story.Alarm(0, suppressedBy: "WaitPeriod");
        var let = story.Alarm(2);

        Assert.Equal((DecisionOutcome.Suppressed, DecisionOutcome.Opened), (held.Outcome, let.Outcome));
        Assert.Empty(held.Notifications);
        Assert.Contains(held.Reasons, r => r.Code == ReasonCode.SuppressedByCloudWatch);
    }

    [Fact]
    public void Missing_data_opens_nothing_and_is_noted_on_an_open_incident()
    {
        var story = new Story();

        Assert.Equal(DecisionOutcome.NothingOpen, story.InsufficientData(0).Outcome);
        story.Alarm(1);
        var noted = story.InsufficientData(2);

        Assert.Equal(DecisionOutcome.Noted, noted.Outcome);
        Assert.True(story.Only.IsOpen);
        Assert.Empty(noted.Notifications);
    }

    [Fact]
    public void Missing_data_is_an_alarm_where_the_policy_says_so()
    {
        var story = new Story(Story.Policy(insufficientData: InsufficientDataMeaning.Alarm));

        Assert.Equal(DecisionOutcome.Opened, story.InsufficientData(0).Outcome);
        Assert.Equal(DecisionOutcome.Resolved, story.Ok(1).Outcome);
    }
}
