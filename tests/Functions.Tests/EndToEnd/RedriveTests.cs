using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Sqs;

namespace RoleFerry.Functions.Tests.EndToEnd;

public class RedriveTests(PublishedSystem system)
{
    private const string Unreadable = """{"alarmData":"hello"}""";

    [Fact]
    public async Task An_alarm_that_failed_while_table_and_PagerDuty_were_down_rings_and_has_its_incident_once_it_is_redriven()
    {
        await using var stack = await system.StartAsync();
        var alarm = Alarm.Event("ALARM", 0);
        stack.Faults.Set("dynamodb", new Fault(FaultKind.ServerError));
        stack.Faults.Set("pagerduty", new Fault(FaultKind.ServerError));
        await Alarm.LeaveAsync(stack, alarm);
        await stack.WhenIdleAsync();
        stack.Faults.Clear("dynamodb");
        stack.Faults.Clear("pagerduty");
        Assert.Empty(stack.PagerDuty.Incidents);
        var failed = Assert.Single(Failures(stack));

        var (_, listed) = await OperatorCommand.RunAsync(stack, "redrive");
        Assert.Contains("FailedInvocation  ", listed, StringComparison.Ordinal);
        Assert.Contains(failed.Id, listed, StringComparison.Ordinal);
        Assert.Contains("AlarmRouter: RetriesExhausted after 3 attempts", listed, StringComparison.Ordinal);

        var (exitCode, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        await stack.WhenIdleAsync();

        Assert.True(exitCode == 0, output);
        Assert.Empty(Failures(stack));
        var rung = Assert.Single(stack.PagerDuty.Incidents);
        Assert.Equal(1, rung.Triggers);
        Assert.Equal(("Duplicate", rung.DedupKey), await Alarm.TellAsync(stack, alarm));
    }

    [Fact]
    public async Task What_SNS_does_not_take_stays_in_the_queue()
    {
        await using var stack = await system.StartAsync();
        await stack.InvokeAsync("AlarmRouter", Unreadable);
        stack.Faults.Set("sns", new Fault(FaultKind.Reject));

        var (exitCode, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--unreadable-too", "--yes");

        Assert.Equal(1, exitCode);
        Assert.Contains("Failed: It stays in the queue: ", output, StringComparison.Ordinal);
        var (_, again) = await OperatorCommand.RunAsync(stack, "redrive", "--json");
        Assert.Equal(Assert.Single(Failures(stack)).Id, Assert.Single(Listed(again)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_alarm_that_was_sent_back_but_not_deleted_is_sent_back_twice_and_rings_once()
    {
        await using var stack = await system.StartAsync();
        await PutAsync(
            stack,
            new JsonObject { ["Type"] = "Notification", ["Message"] = Alarm.Event("ALARM", 0) }.ToJsonString()
        );
        stack.Faults.Set("sqs", new Fault(FaultKind.Reject, Operation: "DeleteMessage"));

        var (first, told) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        await stack.WhenIdleAsync();
        Assert.Equal(1, first);
        Assert.Contains("Doing it again does no harm", told, StringComparison.Ordinal);
        Assert.Single(Failures(stack));

        stack.Faults.Clear("sqs");
        await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        await stack.WhenIdleAsync();
        Assert.Empty(Failures(stack));
        Assert.Equal(1, Assert.Single(stack.PagerDuty.Incidents).Triggers);
    }

    [Fact]
    public async Task What_nobody_could_read_is_sent_only_when_asked_for_and_comes_back_as_it_was()
    {
        await using var stack = await system.StartAsync();
        await stack.InvokeAsync("AlarmRouter", Unreadable);
        var kept = Assert.Single(Failures(stack));

        var (_, held) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        Assert.Contains("--unreadable-too", held, StringComparison.Ordinal);
        Assert.Equal(kept.Id, Assert.Single(Failures(stack)).Id);

        await OperatorCommand.RunAsync(stack, "redrive", "--id", kept.Id, "--unreadable-too", "--yes");
        await stack.WhenIdleAsync();
        var returned = Assert.Single(Failures(stack));
        Assert.NotEqual(kept.Id, returned.Id);
        var (_, listed) = await OperatorCommand.RunAsync(stack, "redrive", "--json");
        Assert.Contains(
            "hello",
            Assert.Single(Listed(listed)).GetProperty("payload").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_that_no_channel_took_is_sent_by_the_tick_after_it_was_redriven()
    {
        await using var stack = await system.StartAsync();
        RefuseEverything(stack);
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0, severity: "P0"));
        Assert.Single(Failures(stack));
        stack.Faults.Clear("sns");
        Assert.Empty(stack.Mails);

        var (exitCode, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));

        Assert.True(exitCode == 0, output);
        Assert.Empty(Failures(stack));
        Assert.Single(stack.Mails);
    }

    [Fact]
    public async Task A_page_of_an_incident_that_is_over_is_not_sent_any_more()
    {
        await using var stack = await system.StartAsync();
        RefuseEverything(stack);
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 0, severity: "P0"));
        await Alarm.TellAsync(stack, Alarm.Event("OK", 5, severity: "P0"));
        stack.Faults.Clear("sns");

        var (_, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(1));

        Assert.Contains("is resolved", output, StringComparison.Ordinal);
        Assert.Empty(Failures(stack));
        Assert.Empty(stack.Mails);
    }

    [Fact]
    public async Task A_page_that_the_table_does_not_know_stays_in_the_queue_for_it_may_be_the_wrong_table()
    {
        await using var stack = await system.StartAsync();
        await PutAsync(
            stack,
            """{"kind":"undeliverable-page","where":"INC-7F3K9Q2M 000001#email","what":"email refused it.","payload":""}"""
        );

        var (_, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");

        Assert.Contains("Held: The table does not contain this page.", output, StringComparison.Ordinal);
        Assert.Single(Failures(stack));
    }

    [Fact]
    public async Task A_tick_that_failed_is_left_until_it_is_deleted()
    {
        await using var stack = await system.StartAsync();
        await PutAsync(stack, """{"detail-type":"Scheduled Event","source":"aws.events"}""");

        await OperatorCommand.RunAsync(stack, "redrive", "--all", "--yes");
        Assert.Single(Failures(stack));
        await OperatorCommand.RunAsync(stack, "redrive", "--all", "--delete", "--yes");

        Assert.Empty(Failures(stack));
    }

    [Fact]
    public async Task Nothing_is_done_where_nobody_agrees()
    {
        await using var stack = await system.StartAsync();
        await PutAsync(stack, "what");

        var (exitCode, output) = await OperatorCommand.RunAsync(stack, "redrive", "--all", "--delete");

        Assert.Equal(1, exitCode);
        Assert.Contains("Delete 1 message without sending? [y/N] Nothing was done.", output, StringComparison.Ordinal);
        Assert.Single(Failures(stack));
    }

    private static void RefuseEverything(LocalStack stack)
    {
        stack.Faults.Set("pagerduty", new Fault(FaultKind.Reject));
        stack.Faults.Set("slack", new Fault(FaultKind.Reject, Error: "channel_not_found"));
        stack.Faults.Set("sns", new Fault(FaultKind.Reject));
    }

    private static IReadOnlyList<Message> Failures(LocalStack stack) => stack.Messages(Queue(stack));

    private static string Queue(LocalStack stack) => $"{stack.Account.StackName}-FailureQueue";

    private static JsonElement[] Listed(string output) =>
        [.. JsonDocument.Parse(output).RootElement.GetProperty("failures").EnumerateArray()];

    /// <summary>Puts something into the failure queue as SNS and EventBridge do.</summary>
    private static async Task PutAsync(LocalStack stack, string body)
    {
        using var client = new HttpClient { BaseAddress = stack.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent(
                new JsonObject
                {
                    ["QueueUrl"] = stack.Account.QueueUrl(Queue(stack)),
                    ["MessageBody"] = body,
                }.ToJsonString()
            ),
        };
        request.Headers.Add("X-Amz-Target", "AmazonSQS.SendMessage");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
