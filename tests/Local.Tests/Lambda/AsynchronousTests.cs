using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Tests.Lambda;

public class AsynchronousTests(DynamoDbLocalFixture database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_fails_is_tried_three_times_and_then_set_aside()
    {
        await using var stack = await TestStack.StartAsync(database);

        var requestId = await SendAsync(stack, "Sample", """{"do":"fail","type":"Oops","message":"no"}""");
        await stack.WhenIdleAsync();

        Assert.Equal([1, 2, 3], stack.Functions.History.Select(i => i.Attempt));
        Assert.All(stack.Functions.History, i => Assert.Equal(requestId, i.RequestId));
        var record = JsonNode.Parse(stack.Messages(stack.Account.StackName + "-FailureQueue").Single().Body)!;
        Assert.Equal("1.0", (string)record["version"]!);
        Assert.Equal(requestId, (string)record["requestContext"]!["requestId"]!);
        Assert.Equal(
            "arn:aws:lambda:eu-central-1:000000000000:function:Sample:$LATEST",
            (string)record["requestContext"]!["functionArn"]!
        );
        Assert.Equal("RetriesExhausted", (string)record["requestContext"]!["condition"]!);
        Assert.Equal(3, (int)record["requestContext"]!["approximateInvokeCount"]!);
        Assert.Equal("fail", (string)record["requestPayload"]!["do"]!);
        Assert.Equal(200, (int)record["responseContext"]!["statusCode"]!);
        Assert.Equal("Unhandled", (string)record["responseContext"]!["functionError"]!);
        Assert.Equal("no", (string)record["responsePayload"]!["errorMessage"]!);
    }

    [Fact]
    public async Task The_template_says_how_often_an_event_is_tried_and_whether_it_is_kept()
    {
        await using var stack = await TestStack.StartAsync(database);

        await SendAsync(stack, "Hasty", """{"do":"fail","type":"Oops","message":"no"}""");
        await stack.WhenIdleAsync();

        Assert.Single(stack.Functions.History);
        Assert.Empty(stack.Messages(stack.Account.StackName + "-FailureQueue"));
    }

    [Fact]
    public async Task An_event_that_succeeds_is_tried_once()
    {
        await using var stack = await TestStack.StartAsync(database);

        await SendAsync(stack, "Sample", "{}");
        await stack.WhenIdleAsync();

        Assert.True(stack.Functions.History.Single().Result!.IsSuccess);
        Assert.Empty(stack.Messages(stack.Account.StackName + "-FailureQueue"));
    }

    [Fact]
    public async Task The_pauses_between_attempts_are_those_of_the_options()
    {
        var time = new ImpatientTimeProvider(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        await using var stack = await TestStack.StartAsync(database, o =>
            o with
            {
                Time = time,
                RetryDelays = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)],
            }
        );

        await SendAsync(stack, "Sample", """{"do":"fail","type":"Oops","message":"no"}""");
        await stack.WhenIdleAsync();

        Assert.Equal([TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)], time.Skipped);
    }

    private static async Task<string> SendAsync(LocalStack stack, string function, string payload)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(stack.Endpoint, $"2015-03-31/functions/{function}/invocations")
        )
        {
            Content = new StringContent(payload, Encoding.UTF8),
        };
        request.Headers.Add("X-Amz-Invocation-Type", "Event");
        using var answer = await client.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.GetValues("x-amzn-RequestId").Single();
    }

    /// <summary>The system's clock, but timers of the given lengths go off at once and are written down.</summary>
    private sealed class ImpatientTimeProvider(params TimeSpan[] skip) : TimeProvider
    {
        private readonly List<TimeSpan> _skipped = [];

        public IReadOnlyList<TimeSpan> Skipped
        {
            get
            {
                lock (_skipped)
                    return [.. _skipped];
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (!skip.Contains(dueTime))
                return base.CreateTimer(callback, state, dueTime, period);
            lock (_skipped)
                _skipped.Add(dueTime);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
