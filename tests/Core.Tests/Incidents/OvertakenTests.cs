using RoleFerry.Core.Announcements;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Tests.Incidents;

/// <summary>What people hear of an alarm that is over before it is handled.</summary>
public class OvertakenTests
{
    [Theory]
    [InlineData("P0")]
    [InlineData("P1")]
    public void An_urgent_alarm_whose_ok_came_first_is_told_quietly(string severity)
    {
        var story = new Story();
        story.Ok(0.7);

        var decision = story.Alarm(0, severity: severity, arrives: 1);

        Assert.Equal(DecisionOutcome.Late, decision.Outcome);
        Assert.Empty(decision.Notifications);
        Assert.Null(decision.After);
        var notice = decision.Notice!;
        Assert.Equal(("incidents", $"{severity} api-5xx was down for 42 s"), (notice.Channel, notice.Title));
        Assert.Equal($"overtaken#{decision.Triaged.Signal.DedupId}", notice.Id);
        Assert.InRange(notice.Id.Length, 1, Announcement.MaxIdLength);
        Assert.Equal(
            [
                "From 2026-11-23 12:00:00 UTC to 2026-11-23 12:00:42 UTC. Its OK was handled before its ALARM, so no "
                    + "incident was opened.",
                "Threshold crossed by api-5xx.",
            ],
            notice.Parts.Cast<AnnouncementPart.Paragraph>().Select(p => p.Text)
        );
        Assert.Equal(
            (ReasonCode.LateAlarm, "No incident tells of it: incidents is told that it is over."),
            (decision.Reasons[^1].Code, decision.Reasons[^1].Text)
        );
    }

    [Theory]
    [InlineData("P2")]
    [InlineData("P3")]
    public void One_that_is_not_urgent_is_only_noted(string severity)
    {
        var story = new Story();
        story.Ok(1);

        Assert.Null(story.Alarm(0, severity: severity, arrives: 2).Notice);
    }

    [Fact]
    public void What_an_incident_told_of_is_not_told_again()
    {
        var story = new Story();
        story.Alarm(0);
        story.Alarm(2);
        story.Ok(5);

        Assert.Null(story.Alarm(1, arrives: 6).Notice);
    }

    [Fact]
    public void What_began_after_the_last_incident_had_ended_is_told()
    {
        var story = new Story();
        story.Alarm(0);
        story.Ok(5);
        story.Ok(8);

        var decision = story.Alarm(7, arrives: 9);

        Assert.Equal(DecisionOutcome.Late, decision.Outcome);
        Assert.Equal("P1 api-5xx was down for 1 min", decision.Notice?.Title);
        Assert.False(story.Only.IsOpen);
    }

    [Fact]
    public void What_a_newer_alarm_has_overtaken_is_told_by_its_incident()
    {
        var story = new Story();
        story.Alarm(2);

        Assert.Null(story.Alarm(1, arrives: 3).Notice);
    }

    [Fact]
    public void What_cloudwatch_suppresses_is_not_told()
    {
        var story = new Story();
        story.Ok(1);

        Assert.Null(story.Alarm(0, arrives: 2, suppressedBy: "Alarm").Notice);
    }

    [Fact]
    public void A_policy_that_only_notes_it_says_so()
    {
        var story = new Story(Story.Policy() with { Overtaken = OvertakenAlarm.Note });
        story.Ok(1);

        var decision = story.Alarm(0, arrives: 2);

        Assert.Null(decision.Notice);
        Assert.Equal(
            "No incident tells of it, and nobody is told: the policy only notes that.",
            decision.Reasons[^1].Text
        );
    }

    [Fact]
    public void A_silenced_one_is_not_told_and_its_silence_is_named()
    {
        var policy = Story.Policy();
        var signal = Story.Signal(SignalState.Alarm, 0);
        var silence = new Silence
        {
            Id = "SIL-1",
            Matchers = [new Matcher(LabelName.Name, MatchOperator.Equal, "api-5xx")],
            From = Story.Noon.AddHours(-1),
            Until = Story.Noon.AddHours(1),
            CreatedAt = Story.Noon.AddHours(-1),
            Author = "Maya",
            Reason = "known",
        };
        var view = RoutingView.Of(policy) with { Silences = SilenceSet.Of([silence]) };
        var known = new KnownState { Memory = new SignalMemory(SignalState.Ok, Story.Noon.AddMinutes(1), null) };

        var decision = IncidentDecider.Decide(known, Triage.Of(signal, policy), view, Story.Noon.AddMinutes(2));

        Assert.Null(decision.Notice);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.Silenced);
    }
}
