using CsCheck;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

public class OrderTests
{
    [Theory]
    [InlineData("A1 O2 A3")]
    [InlineData("A1 A3 O2")]
    [InlineData("O2 A1 A3")]
    [InlineData("O2 A3 A1")]
    [InlineData("A3 A1 O2")]
    [InlineData("A3 O2 A1")]
    public void Every_order_of_alarm_ok_alarm_ends_with_the_newest_alarm_open(string order)
    {
        var story = new Story();
        Play(story, order);

        Assert.Single(story.Incidents, i => i.IsOpen);
    }

    [Theory]
    [InlineData("O1 A2 O3")]
    [InlineData("A2 O3 O1")]
    [InlineData("O3 A2 O1")]
    [InlineData("O3 O1 A2")]
    [InlineData("O1 O3 A2")]
    [InlineData("A2 O1 O3")]
    public void Every_order_of_ok_alarm_ok_ends_with_nothing_open(string order)
    {
        var story = new Story();
        Play(story, order);

        Assert.DoesNotContain(story.Incidents, i => i.IsOpen);
    }

    [Fact]
    public void An_ok_older_than_the_alarm_that_it_answers_closes_nothing()
    {
        var story = new Story();
        story.Alarm(5);

        var decision = story.Ok(4, arrives: 6);

        Assert.Equal(DecisionOutcome.Late, decision.Outcome);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.LateOk);
        Assert.True(story.Only.IsOpen);
    }

    [Fact]
    public void A_late_alarm_does_not_reopen_what_a_newer_ok_closed()
    {
        var story = new Story();
        story.Alarm(0);
        story.Ok(5);

        var decision = story.Alarm(4, arrives: 6);

        Assert.Equal(DecisionOutcome.Late, decision.Outcome);
        Assert.Contains(decision.Reasons, r => r.Code == ReasonCode.LateAlarm);
        Assert.Empty(decision.Notifications);
        Assert.Equal(IncidentStatus.Resolved, story.Only.Status);
    }

    [Fact]
    public void An_ok_and_an_alarm_of_one_moment_end_open_whichever_comes_first()
    {
        foreach (var order in new[] { "A1 O1", "O1 A1" })
        {
            var story = new Story();
            Play(story, order);
            Assert.True(story.Only.IsOpen, order);
        }
    }

    [Fact]
    public void Any_history_in_any_order_ends_in_the_state_of_its_newest_transition()
    {
        var transitions = Gen.Select(Gen.Bool, Gen.Int[0, 500])
            .List[1, 12]
            .Select(list => list.DistinctBy(t => t.Item2).ToList());
        Gen.Select(transitions, Gen.Int)
            .Sample(
                (list, seed) =>
                {
                    var shuffled = list.OrderBy(t => HashCode.Combine(t.Item2, seed)).ToList();
                    var story = new Story();
                    foreach (var (alarm, minute) in shuffled)
                        story.Handle(Story.Signal(alarm ? SignalState.Alarm : SignalState.Ok, minute), arrives: 600);

                    var newest = list.MaxBy(t => t.Item2).Item1;
                    return story.Incidents.Count(i => i.IsOpen) == (newest ? 1 : 0);
                }
            );
    }

    private static void Play(Story story, string order)
    {
        foreach (var step in order.Split(' '))
        {
            var minute = step[1] - '0';
            if (step[0] == 'A')
                story.Alarm(minute, arrives: 10);
            else
                story.Ok(minute, arrives: 10);
        }
    }
}
