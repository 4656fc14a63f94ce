using RoleFerry.Local;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Sqs;

namespace RoleFerry.Functions.Tests.EndToEnd;

public class MainWayTests(PublishedSystem system)
{
    [Fact]
    public async Task The_same_alarm_a_hundred_times_twenty_at_once_rings_once_and_posts_once()
    {
        await using var stack = await system.StartAsync(processes: 4);
        var alarm = Alarm.Event("ALARM", 0);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            new ParallelOptions { MaxDegreeOfParallelism = 20 },
            async (_, _) => await Alarm.TellAsync(stack, alarm)
        );

        Assert.Equal(1, Assert.Single(stack.PagerDuty.Incidents).Triggers);
        Assert.Single(stack.Slack.Messages);
    }

    [Theory]
    [InlineData("A1 O2 A3")]
    [InlineData("A1 A3 O2")]
    [InlineData("O2 A1 A3")]
    [InlineData("O2 A3 A1")]
    [InlineData("A3 A1 O2")]
    [InlineData("A3 O2 A1")]
    public async Task Every_order_of_alarm_ok_alarm_ends_with_PagerDuty_ringing(string order)
    {
        await using var stack = await system.StartAsync();
        foreach (var step in order.Split(' '))
            await Alarm.TellAsync(stack, Alarm.Event(step[0] == 'A' ? "ALARM" : "OK", step[1] - '0', severity: "P0"));

        Assert.Single(stack.PagerDuty.Incidents, i => i.Status == PagerDutyStatus.Triggered);
    }

    [Fact]
    public async Task An_incident_is_told_resolved_and_its_one_Slack_message_edited_in_place()
    {
        await using var stack = await system.StartAsync();
        // It counts by the wall clock, and the five minutes of this test pass at once.
        stack.Slack.LimitsRate = false;
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0));
        await Alarm.TellAsync(stack, Alarm.Event("OK", 5));
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));

        var message = Assert.Single(stack.Slack.Messages, m => m.ThreadTs is null);
        Assert.Equal(1, message.Edits);
        Assert.Single(stack.Slack.Messages, m => m.ThreadTs == message.Ts);
        Assert.Equal(PagerDutyStatus.Resolved, Assert.Single(stack.PagerDuty.Incidents).Status);
    }

    [Fact]
    public async Task When_the_table_is_down_a_P0_rings_all_the_same_and_the_retry_gives_it_its_incident()
    {
        await using var stack = await system.StartAsync();
        // Warm, so that the function knows its policy and its secrets.
        await Alarm.TellAsync(stack, Alarm.Event("OK", 0, "warm"));
        stack.Faults.Set("dynamodb", new Fault(FaultKind.ServerError));
        var alarm = Alarm.Event("ALARM", 1, severity: "P0");

        var failed = await stack.InvokeAsync("AlarmRouter", alarm);
        Assert.False(failed.IsSuccess);
        var rung = Assert.Single(stack.PagerDuty.Incidents);
        Assert.Contains("store", rung.Newest.Body.ToJsonString(), StringComparison.Ordinal);

        stack.Faults.Clear("dynamodb");
        var (outcome, incident) = await Alarm.TellAsync(stack, alarm);
        Assert.Equal("Opened", outcome);
        Assert.Equal(rung.DedupKey, incident);
    }

    [Fact]
    public async Task An_alarm_that_always_fails_ends_in_the_failure_queue()
    {
        await using var stack = await system.StartAsync();
        stack.Faults.Set("dynamodb", new Fault(FaultKind.ServerError));

        await Alarm.LeaveAsync(stack, Alarm.Event("ALARM", 0, severity: "P2"));
        await stack.WhenIdleAsync();

        Assert.Contains("api-5xx", Assert.Single(Failures(stack)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{}")]
    [InlineData("""{"alarmData":{"alarmName":null,"state":{"value":"ALARM"}}}""")]
    [InlineData("""{"alarmData":{"alarmName":"x","state":{"value":"ON FIRE"}}}""")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"Message":"{\"AlarmName\":\"x"}}]}""")]
    public async Task What_cannot_be_understood_is_answered_and_kept_in_the_failure_queue(string json)
    {
        await using var stack = await system.StartAsync();

        var result = await stack.InvokeAsync("AlarmRouter", json);

        Assert.True(result.IsSuccess, result.Text);
        Assert.Contains("\"unreadable\":[\"", result.Text, StringComparison.Ordinal);
        Assert.Contains("unreadable-input", Assert.Single(Failures(stack)).Body, StringComparison.Ordinal);
        Assert.Empty(stack.PagerDuty.Incidents);
    }

    [Fact]
    public async Task A_text_for_people_on_the_alarm_topic_is_mailed()
    {
        await using var stack = await system.StartAsync();

        var result = await stack.InvokeAsync(
            "AlarmRouter",
            """{"Records":[{"EventSource":"aws:sns","Sns":{"Subject":"Build host","Message":"its disk is full"}}]}"""
        );

        Assert.True(result.IsSuccess, result.Text);
        Assert.Contains("Build host", Assert.Single(stack.Mails).Subject, StringComparison.Ordinal);
        Assert.Empty(Failures(stack));
        Assert.Empty(stack.PagerDuty.Incidents);
    }

    private static IReadOnlyList<Message> Failures(LocalStack stack) =>
        stack.Messages($"{stack.Account.StackName}-FailureQueue");
}
