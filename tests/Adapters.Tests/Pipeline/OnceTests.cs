using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Tests.Pipeline;

public class OnceTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task The_same_alarm_a_hundred_times_twenty_at_once_is_one_incident_and_one_page_per_channel()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var outcomes = new System.Collections.Concurrent.ConcurrentBag<DecisionOutcome>();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            new ParallelOptions { MaxDegreeOfParallelism = 20 },
            async (_, _) => outcomes.Add((await house.AlarmAsync(0)).Outcome)
        );

        Assert.Single(await house.IncidentsAsync());
        Assert.Single(house.PagerDuty.Taken);
        Assert.Single(house.Slack.Taken);
        Assert.Equal(99, outcomes.Count(o => o == DecisionOutcome.Duplicate));
    }

    [Theory]
    [InlineData("A1 O2 A3")]
    [InlineData("A1 A3 O2")]
    [InlineData("O2 A1 A3")]
    [InlineData("O2 A3 A1")]
    [InlineData("A3 A1 O2")]
    [InlineData("A3 O2 A1")]
    public async Task Every_order_of_alarm_ok_alarm_ends_open_in_the_table_too(string order)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        foreach (var step in order.Split(' '))
            await house.HandleAsync(
                TestHouse.Signal(step[0] == 'A' ? SignalState.Alarm : SignalState.Ok, step[1] - '0')
            );

        Assert.Single(await house.IncidentsAsync(), i => i.IsOpen);
        Assert.Single(await house.ItemsAsync(), i => i.Key.EndsWith("/ OPEN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_orders_at_the_same_moment_end_in_the_state_of_the_newest()
    {
        for (var round = 0; round < 10; round++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);

            await Task.WhenAll(house.AlarmAsync(1), house.OkAsync(2), house.AlarmAsync(3), house.OkAsync(4));

            Assert.DoesNotContain(await house.IncidentsAsync(), i => i.IsOpen);
            Assert.DoesNotContain(await house.ItemsAsync(), i => i.Key.EndsWith("/ OPEN", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_leaves_after_two_calls_to_the_table()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var before = 0;
        house.PagerDuty.Answer = _ =>
        {
            before = house.Wire.Calls.Count;
            return null;
        };

        await house.AlarmAsync(0, severity: "P0");

        Assert.Equal(2, before);
        Assert.Equal(["BatchGetItem", "TransactWriteItems"], house.Wire.Calls.Take(2));
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_known_as_our_own()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Wire.Before = n => n == 2 ? Fault.AnswerLost : Fault.None;

        var answer = await house.AlarmAsync(0);

        Assert.Equal(DecisionOutcome.Opened, answer.Outcome);
        Assert.Single(house.PagerDuty.Taken);
        Assert.Equal(["BatchGetItem", "TransactWriteItems", "TransactWriteItems"], house.Wire.Calls.Take(3));
    }

    [Fact]
    public async Task An_incident_is_read_back_as_it_was_written()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var answer = await house.AlarmAsync(0);

        var view = await house.IncidentAsync(answer.IncidentId!);

        Assert.Equal(
            SignalDocument.Write(TestHouse.Signal(SignalState.Alarm, 0)),
            SignalDocument.Write(view.Incident.Signal)
        );
        Assert.Equal(
            (1, IncidentStatus.Open, Severity.P1),
            (view.Incident.Version, view.Incident.Status, view.Incident.Severity)
        );
        Assert.Equal(["incidents", "pagerduty"], view.Posted.Keys);
        Assert.Equal(SignalState.Alarm, Assert.Single(view.Members).State);
    }
}
