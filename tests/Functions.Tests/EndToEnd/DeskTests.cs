using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using RoleFerry.Local;
using RoleFerry.Local.Lambda;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>The desk's published binary, over HTTP, signed as Slack and PagerDuty sign.</summary>
public class DeskTests(PublishedSystem system)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_button_acknowledges_everywhere_and_a_webhook_resolves()
    {
        await using var stack = await StartAsync();
        var (_, id) = await Alarm.TellAsync(stack, Alarm.Event("ALARM", 9));
        var message = Assert.Single(stack.Slack.Messages);

        using (var pressed = await stack.Desk.PressAsync(message, "acknowledge", id))
            Assert.Equal(HttpStatusCode.OK, pressed.StatusCode);
        await TickAsync(stack);

        var incident = Assert.Single(stack.PagerDuty.Incidents);
        Assert.Equal(PagerDutyStatus.Acknowledged, incident.Status);
        var edited = Assert.Single(stack.Slack.Messages, m => m.ThreadTs is null);
        Assert.Equal((message.Ts, 1), (edited.Ts, edited.Edits));
        Assert.Contains("P1 acknowledged", edited.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Maya Okafor acknowledged it in Slack.",
            Assert.Single(stack.Slack.Messages, m => m.ThreadTs == message.Ts).Blocks.ToJsonString(),
            StringComparison.Ordinal
        );

        using (var resolved = await stack.Desk.PagerDutyAsync(incident, "incident.resolved"))
            Assert.Equal("Done: ResolvedByPerson\n", await resolved.Content.ReadAsStringAsync(Cancellation));
        await TickAsync(stack);
        Assert.Contains(
            "Resolved",
            Assert.Single(stack.Slack.Messages, m => m.ThreadTs is null).Text,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "you resolved it in PagerDuty",
            await TypeAsync(stack, $"timeline {id}") + stack.Slack.Messages[^1].Blocks.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_incident_is_opened_shown_and_ended_by_slash_commands()
    {
        await using var stack = await StartAsync();

        var opened = await TypeAsync(stack, "open P1 service=api nobody can log in");
        Assert.Contains("is open: P1.", opened, StringComparison.Ordinal);
        Assert.Contains("nobody can log in", await TypeAsync(stack, "list"), StringComparison.Ordinal);
        Assert.Contains("Done.", await TypeAsync(stack, "sev P0"), StringComparison.Ordinal);
        Assert.Contains("Done.", await TypeAsync(stack, "resolve"), StringComparison.Ordinal);
        Assert.Equal("No open incidents.", await TypeAsync(stack, "list"));
        Assert.Contains("/incident list", await TypeAsync(stack, "help"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_whispered_to_whoever_pressed()
    {
        await using var stack = await StartAsync();
        var (_, id) = await Alarm.TellAsync(stack, Alarm.Event("ALARM", 9));
        var message = Assert.Single(stack.Slack.Messages);
        using var first = await stack.Desk.PressAsync(message, "acknowledge", id);

        using var second = await stack.Desk.PressAsync(message, "acknowledge", id);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("already acknowledged it", Assert.Single(stack.Slack.Whispers).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_signed_is_401_and_rings_nobody()
    {
        await using var stack = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(stack.Endpoint, "desk/") };
        foreach (var path in new[] { "slack/actions", "slack/commands", "pagerduty" })
        {
            using var content = new FormUrlEncodedContent([new("text", "open P0 everything")]);
            using var answer = await client.PostAsync(path, content, Cancellation);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        Assert.Empty(stack.PagerDuty.Incidents);
    }

    [Fact]
    public async Task A_desk_whose_table_is_down_answers_5xx_and_never_4xx()
    {
        await using var stack = await StartAsync();
        await Alarm.TellAsync(stack, Alarm.Event("ALARM", 9));
        await TypeAsync(stack, "list");
        stack.Faults.Set("dynamodb", new Local.Faults.Fault(Local.Faults.FaultKind.ServerError));

        using var answer = await stack.Desk.PagerDutyAsync(stack.PagerDuty.Incidents[0], "incident.acknowledged");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Theory]
    [InlineData("desk-slack-action.json", 401)]
    [InlineData("desk-slack-command.json", 401)]
    [InlineData("desk-pagerduty.json", 200)]
    [InlineData("desk-signal.json", 401)]
    [InlineData("desk-alertmanager.json", 200)]
    [InlineData("desk-change.json", 401)]
    [InlineData("desk-heartbeat.json", 200)]
    public async Task The_event_files_are_what_a_function_url_sends(string file, int status)
    {
        await using var stack = await StartAsync();

        var result = await stack.InvokeAsync(
            "IncidentDesk",
            await File.ReadAllTextAsync(Repository.PathOf("events", file), Cancellation)
        );

        Assert.True(result.IsSuccess, result.Text);
        using var answer = JsonDocument.Parse(result.Payload);
        Assert.Equal(status, answer.RootElement.GetProperty("statusCode").GetInt32());
    }

    private async Task<LocalStack> StartAsync()
    {
        var stack = await system.StartAsync();
        stack.Slack.LimitsRate = false;
        return stack;
    }

    /// <summary>What the desk did not get told within Slack's three seconds, on a busy machine.</summary>
    private static Task<IReadOnlyList<InvocationResult>> TickAsync(LocalStack stack) =>
        stack.TickAsync("Escalations", DateTimeOffset.UtcNow.AddMinutes(2));

    private static async Task<string> TypeAsync(LocalStack stack, string text)
    {
        using var answer = await stack.Desk.TypeAsync(text);
        var body = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        return (string)JsonNode.Parse(body)!["text"]!;
    }
}
