using System.Text.Json.Nodes;
using RoleFerry.Local.Lambda;

namespace RoleFerry.Local.Tests.Faults;

public class KillTests(DynamoDbLocalFixture database)
{
    private const string ThreeCalls = """{"do":"parameters","names":["/a","/b","/c"]}""";

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public async Task The_process_dies_at_its_nth_call_when_that_has_been_carried_out(int call, bool beforeAnswer)
    {
        await using var stack = await StartAsync();

        stack.KillAfter("Sample", call, beforeAnswer);
        var killed = await stack.InvokeAsync("Sample", ThreeCalls);
        var next = await stack.InvokeAsync("Sample", ThreeCalls);

        Assert.EndsWith(
            "signal: killed",
            (string)JsonNode.Parse(killed.Text)!["errorMessage"]!,
            StringComparison.Ordinal
        );
        Assert.True(next.IsSuccess);
        var calls = stack.Calls.Count - 3;
        // After an answer the function may get as far as its next call before it is dead.
        Assert.InRange(calls, call, beforeAnswer ? call : call + 1);
        Assert.All(stack.Calls, c =>
            Assert.Equal(("Sample", "ssm", "GetParameter"), (c.Function, c.Service, c.Operation))
        );
        if (beforeAnswer)
            Assert.Equal(call - 1, killed.Log.Count(l => l.StartsWith("value of ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_process_of_a_function_can_be_killed_whatever_it_does()
    {
        await using var stack = await StartAsync();
        await stack.InvokeAsync("Sample", ThreeCalls);

        Assert.Equal(1, await stack.KillAsync("Sample"));

        Assert.Equal(0, await stack.KillAsync("Sample"));
        Assert.True((await stack.InvokeAsync("Sample", ThreeCalls)).IsSuccess);
    }

    [Fact]
    public async Task Another_functions_calls_do_not_count()
    {
        await using var stack = await StartAsync();

        stack.KillAfter("Hasty", 1, beforeAnswer: true);

        Assert.True((await stack.InvokeAsync("Sample", ThreeCalls)).IsSuccess);
    }

    [Theory]
    [InlineData("PAGERDUTY_EVENTS_URL", "", "pagerduty")]
    [InlineData("SLACK_API_URL", "auth.test", "slack")]
    public async Task Calls_to_receivers_are_known_by_their_address(string address, string path, string service)
    {
        await using var stack = await StartAsync();

        await stack.InvokeAsync("Sample", $$"""{"do":"post","address":"{{address}}","path":"{{path}}","body":"{}"}""");

        var call = Assert.Single(stack.Calls);
        Assert.Equal(("Sample", service), (call.Function, call.Service));
    }

    [Fact]
    public async Task An_address_in_a_secret_is_each_processs_own()
    {
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                Secrets = new Dictionary<string, string> { ["/slack/webhook-url"] = LocalStackOptions.SlackWebhookUrl },
            }
        );

        var result = await stack.InvokeAsync(
            "Sample",
            """{"do":"parameters","names":["/sample/dev/slack/webhook-url"]}"""
        );

        Assert.Contains(result.Log, l =>
            l.StartsWith($"{stack.Endpoint}r/LOCAL", StringComparison.Ordinal)
            && l.EndsWith("Sample/slack/webhook/T0LOCAL/B0LOCAL/local", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_event_that_nobody_waits_for_is_tried_again_after_the_kill()
    {
        await using var stack = await StartAsync();

        stack.KillAfter("Sample", 2, beforeAnswer: true);
        stack.AcceptEvent("Sample", System.Text.Encoding.UTF8.GetBytes(ThreeCalls));
        await stack.WhenIdleAsync();

        Assert.Equal([false, true], stack.Functions.History.Select(i => i.Result!.IsSuccess));
        Assert.Equal([InvocationKind.Event, InvocationKind.Event], stack.Functions.History.Select(i => i.Kind));
    }

    private async Task<LocalStack> StartAsync()
    {
        var stack = await TestStack.StartAsync(database);
        foreach (var name in new[] { "/a", "/b", "/c" })
            stack.PutSecret(name, "value of " + name);
        return stack;
    }
}
