using System.Text.Json.Nodes;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Local.Tests.Receivers;

public sealed class PagerDutyTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private LocalStack _stack = null!;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync(database);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task An_incident_is_triggered_acknowledged_resolved_and_triggered_anew()
    {
        var (status, body, _) = await Http.PostAsync(_stack, "pagerduty/v2/enqueue", Trigger().ToJsonString());
        Assert.Equal(202, status);
        Assert.Equal("""{"status":"success","message":"Event processed","dedup_key":"INC-1"}""", body);
        await EnqueueAsync(Trigger());
        Assert.Equal((PagerDutyStatus.Triggered, 2), State());

        await EnqueueAsync(Action("acknowledge"));
        Assert.Equal((PagerDutyStatus.Acknowledged, 2), State());
        await EnqueueAsync(Action("resolve"));
        Assert.Equal((PagerDutyStatus.Resolved, 2), State());
        await EnqueueAsync(Action("acknowledge"));
        Assert.Equal((PagerDutyStatus.Resolved, 2), State());
        await EnqueueAsync(Trigger());
        Assert.Equal((PagerDutyStatus.Triggered, 1), State());
        Assert.Equal(
            ["trigger", "trigger", "acknowledge", "resolve", "acknowledge", "trigger"],
            _stack.PagerDuty.Events.Select(e => e.Action)
        );
    }

    [Fact]
    public async Task News_of_an_incident_that_was_never_triggered_opens_nothing()
    {
        await EnqueueAsync(Action("resolve"));

        Assert.Empty(_stack.PagerDuty.Incidents);
    }

    [Fact]
    public async Task Services_have_keys_of_their_own_and_what_somebody_does_at_one_leaves_the_other()
    {
        await EnqueueAsync(Trigger());
        var other = Trigger();
        other["routing_key"] = new string('s', 32);
        await EnqueueAsync(other);
        Assert.Equal([("INC-1", 1), ("INC-1", 2)], _stack.PagerDuty.Incidents.Select(i => (i.DedupKey, i.Service)));

        var done = _stack.PagerDuty.Set(_stack.PagerDuty.Incidents[1].PagerDutyId, PagerDutyStatus.Acknowledged);

        Assert.Equal(2, done?.Service);
        Assert.Equal(
            [PagerDutyStatus.Triggered, PagerDutyStatus.Acknowledged],
            _stack.PagerDuty.Incidents.Select(i => i.Status)
        );
        Assert.Null(_stack.PagerDuty.Set("Q9INC1", PagerDutyStatus.Resolved));
    }

    [Fact]
    public async Task The_routing_key_is_not_kept()
    {
        await EnqueueAsync(Trigger());

        Assert.DoesNotContain(
            "routing_key",
            _stack.PagerDuty.Events.Single().Body.ToJsonString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("routing_key", "\"short\"", "Length of 'routing_key' is incorrect (should be 32 characters)")]
    [InlineData("event_action", "\"close\"", "'event_action' is missing or invalid")]
    [InlineData("payload", "null", "'payload' is missing or blank")]
    [InlineData("payload.summary", "\"\"", "'payload.summary' is missing or blank")]
    [InlineData("payload.summary", "1025 characters", "'payload.summary' is too long")]
    [InlineData("payload.source", "null", "'payload.source' is missing or blank")]
    [InlineData("payload.severity", "\"high\"", "'payload.severity' is invalid")]
    [InlineData("payload.timestamp", "\"yesterday\"", "'payload.timestamp' is not a valid timestamp")]
    [InlineData("payload.custom_details", "\"text\"", "'payload.custom_details' is a String")]
    [InlineData("dedup_key", "256 characters", "'dedup_key' is not a string of 1 to 255 characters")]
    [InlineData("links", """[{"href":"nowhere"}]""", "'links' must be a list")]
    [InlineData("client_url", "\"nowhere\"", "'client_url' is not a valid URL")]
    public async Task An_event_that_breaks_a_rule_is_refused_and_the_rule_is_said(
        string field,
        string value,
        string error
    )
    {
        var trigger = Trigger();
        var node = value.EndsWith(" characters", StringComparison.Ordinal)
            ? JsonValue.Create(
                new string('x', int.Parse(value.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture))
            )
            : JsonNode.Parse(value);
        var path = field.Split('.');
        (path.Length == 2 ? (JsonObject)trigger[path[0]]! : trigger)[path[^1]] = node;

        var (status, body, _) = await Http.PostAsync(_stack, "pagerduty/v2/enqueue", trigger.ToJsonString());

        Assert.Equal(400, status);
        var answer = JsonNode.Parse(body)!;
        Assert.Equal("invalid event", (string)answer["status"]!);
        Assert.Contains(answer["errors"]!.AsArray(), e => ((string)e!).StartsWith(error, StringComparison.Ordinal));
        Assert.Empty(_stack.PagerDuty.Events);
    }

    [Fact]
    public async Task The_longest_summary_and_the_largest_event_are_taken()
    {
        var trigger = Trigger();
        trigger["payload"]!["summary"] = new string('x', 1024);
        trigger["payload"]!["custom_details"] = new JsonObject { ["text"] = "" };
        trigger["payload"]!["custom_details"]!["text"] = new string('x', 512_000 - trigger.ToJsonString().Length);

        Assert.Equal(202, (await Http.PostAsync(_stack, "pagerduty/v2/enqueue", trigger.ToJsonString())).Status);
        Assert.Equal(400, (await Http.PostAsync(_stack, "pagerduty/v2/enqueue", trigger.ToJsonString() + " ")).Status);
    }

    private static JsonObject Trigger() =>
        new()
        {
            ["routing_key"] = new string('k', 32),
            ["event_action"] = "trigger",
            ["dedup_key"] = "INC-1",
            ["payload"] = new JsonObject
            {
                ["summary"] = "P0 api down",
                ["source"] = "api",
                ["severity"] = "critical",
                ["timestamp"] = "2026-01-01T00:00:00.000+0000",
            },
            ["links"] = new JsonArray(
                new JsonObject { ["href"] = "https://example.com/runbook", ["text"] = "Runbook" }
            ),
        };

    private static JsonObject Action(string action) =>
        new()
        {
            ["routing_key"] = new string('k', 32),
            ["event_action"] = action,
            ["dedup_key"] = "INC-1",
        };

    private async Task EnqueueAsync(JsonObject body) =>
        Assert.Equal(202, (await Http.PostAsync(_stack, "pagerduty/v2/enqueue", body.ToJsonString())).Status);

    private (PagerDutyStatus Status, int Triggers) State()
    {
        var incident = Assert.Single(_stack.PagerDuty.Incidents);
        return (incident.Status, incident.Triggers);
    }
}
