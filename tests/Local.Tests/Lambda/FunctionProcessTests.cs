using System.Text.Json.Nodes;

namespace RoleFerry.Local.Tests.Lambda;

public class FunctionProcessTests(DynamoDbLocalFixture database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_function_sees_the_templates_environment_and_nothing_else_of_this_machine()
    {
        Environment.SetEnvironmentVariable("OF_THIS_MACHINE", "secret");
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                StackName = "environment",
                Parameters = new Dictionary<string, string> { ["Speed"] = "slow" },
                Environment = new Dictionary<string, string> { ["MORE"] = "more" },
            }
        );

        var environment = JsonNode
            .Parse((await stack.InvokeAsync("Sample", """{"do":"environment"}""")).Text)!
            .AsObject();

        Assert.Equal("environment-Table", (string)environment["TABLE_NAME"]!);
        Assert.Equal("arn:aws:sns:eu-central-1:000000000000:mails", (string)environment["EMAIL_TOPIC_ARN"]!);
        Assert.Equal(
            stack.Endpoint + "000000000000/environment-FailureQueue",
            (string)environment["FAILURE_QUEUE_URL"]!
        );
        Assert.Equal(
            "environment in eu-central-1, arn:aws:sqs:eu-central-1:000000000000:environment-FailureQueue, ${Literal}",
            (string)environment["OWN"]!
        );
        Assert.Equal("slow", (string)environment["MODE"]!);
        Assert.Equal("more", (string)environment["MORE"]!);
        Assert.Equal("Sample", (string)environment["AWS_LAMBDA_FUNCTION_NAME"]!);
        Assert.Equal("256", (string)environment["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]!);
        Assert.Equal(stack.Endpoint.ToString().TrimEnd('/'), (string)environment["AWS_ENDPOINT_URL"]!);
        Assert.Matches("^LOCAL[0-9]+Sample$", (string)environment["AWS_ACCESS_KEY_ID"]!);
        Assert.Null(environment["OF_THIS_MACHINE"]);
    }

    [Fact]
    public async Task A_process_serves_one_event_after_another()
    {
        await using var stack = await TestStack.StartAsync(database);

        var first = await stack.InvokeAsync("Sample", """{"do":"environment"}""");
        var second = await stack.InvokeAsync("Sample", """{"do":"environment"}""");

        Assert.Equal(Key(first.Text), Key(second.Text));
        Assert.Contains(first.Log, l => l.Contains("Init Duration", StringComparison.Ordinal));
        Assert.DoesNotContain(second.Log, l => l.Contains("Init Duration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Events_beyond_the_number_of_processes_wait()
    {
        await using var stack = await TestStack.StartAsync(database, o => o with { ProcessesPerFunction = 2 });

        var results = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => stack.InvokeAsync("Sample", """{"do":"environment"}"""))
        );

        Assert.All(results, r => Assert.True(r.IsSuccess));
        Assert.InRange(results.Select(r => Key(r.Text)).Distinct().Count(), 1, 2);
    }

    [Fact]
    public async Task After_a_crash_the_next_event_starts_a_new_process()
    {
        await using var stack = await TestStack.StartAsync(database);

        var crash = await stack.InvokeAsync("Sample", """{"do":"exit","code":3}""");
        var next = await stack.InvokeAsync("Sample", "{}");

        Assert.Equal("Unhandled", crash.FunctionError);
        var error = JsonNode.Parse(crash.Text)!;
        Assert.Equal("Runtime.ExitError", (string)error["errorType"]!);
        Assert.Equal(
            $"RequestId: {crash.RequestId} Error: Runtime exited with error: exit status 3",
            (string)error["errorMessage"]!
        );
        Assert.True(next.IsSuccess);
    }

    [Fact]
    public async Task A_function_that_takes_too_long_is_killed()
    {
        await using var stack = await TestStack.StartAsync(database);

        var late = await stack.InvokeAsync("Hasty", """{"do":"hang"}""");
        var next = await stack.InvokeAsync("Hasty", "{}");

        var error = JsonNode.Parse(late.Text)!;
        Assert.Equal("Sandbox.Timedout", (string)error["errorType"]!);
        Assert.EndsWith("Task timed out after 1.00 seconds", (string)error["errorMessage"]!, StringComparison.Ordinal);
        Assert.Contains(late.Log, l => l.EndsWith("Task timed out after 1.00 seconds", StringComparison.Ordinal));
        Assert.True(next.IsSuccess);
    }

    [Fact]
    public async Task A_process_that_cannot_start_says_why()
    {
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                Environment = new Dictionary<string, string> { ["SAMPLE_START"] = "fail" },
            }
        );

        var result = await stack.InvokeAsync("Sample", "{}");

        Assert.Equal("Unhandled", result.FunctionError);
        Assert.Equal("Sample.NoStart", (string)JsonNode.Parse(result.Text)!["errorType"]!);
    }

    [Fact]
    public async Task A_process_that_ends_before_it_asks_for_work_fails_one_event_each_time()
    {
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                Environment = new Dictionary<string, string> { ["SAMPLE_START"] = "exit" },
            }
        );

        var results = await Task.WhenAll(stack.InvokeAsync("Sample", "{}"), stack.InvokeAsync("Sample", "{}"));

        Assert.All(results, r =>
            Assert.EndsWith(
                "Runtime exited with error: exit status 7",
                (string)JsonNode.Parse(r.Text)!["errorMessage"]!,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task A_function_that_is_not_built_says_how_to_build_it()
    {
        await using var stack = await TestStack.StartAsync(database, o => o with { Programs = _ => null });

        var result = await stack.InvokeAsync("Sample", "{}");

        var error = JsonNode.Parse(result.Text)!;
        Assert.Equal("Runtime.InvalidEntrypoint", (string)error["errorType"]!);
        Assert.Contains("dotnet build functions/Sample", (string)error["errorMessage"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_a_developer_started_by_hand_is_served_and_forgotten_when_it_leaves()
    {
        await using var stack = await TestStack.StartAsync(database);
        using var client = new HttpClient { BaseAddress = new Uri(stack.Endpoint, "Sample/2018-06-01/runtime/") };

        var waiting = client.GetAsync(new Uri("invocation/next", UriKind.Relative), Cancellation);
        await UntilAsync(() => stack.Functions.Find("Sample")!.Load.Processes == 1);
        var byHand = stack.InvokeAsync("Sample", """{"a":1}""");
        using var next = await waiting;
        var id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        using var answer = new StringContent("\"by hand\"");
        using var accepted = await client.PostAsync(
            new Uri($"invocation/{id}/response", UriKind.Relative),
            answer,
            Cancellation
        );
        using (var leave = new CancellationTokenSource())
        {
            var again = client.GetAsync(new Uri("invocation/next", UriKind.Relative), leave.Token);
            Assert.Equal("\"by hand\"", (await byHand).Text);
            await UntilAsync(() => stack.Functions.Find("Sample")!.Load.Idle == 1);
            await leave.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => again);
        }
        await UntilAsync(() => stack.Functions.Find("Sample")!.Load.Processes == 0);
        var own = await stack.InvokeAsync("Sample", "{}");

        Assert.Equal("""{"a":1}""", await next.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(System.Net.HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Contains("lambda-runtime", own.Text, StringComparison.Ordinal);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static string Key(string environment) => (string)JsonNode.Parse(environment)!["AWS_ACCESS_KEY_ID"]!;
}
