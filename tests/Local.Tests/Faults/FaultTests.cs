using System.Text.Json.Nodes;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Tests.Aws;
using RoleFerry.Local.Tests.Receivers;

namespace RoleFerry.Local.Tests.Faults;

public sealed class FaultTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private const string Event = """
        {"routing_key":"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk","event_action":"trigger","dedup_key":"a","payload":{"summary":"a","source":"a","severity":"info"}}
        """;

    private LocalStack _stack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync(database);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task A_fault_with_a_count_passes_by_itself()
    {
        Assert.Equal(
            204,
            (await Http.PostAsync(_stack, "_local/faults/pagerduty", """{"kind":"500","count":2}""")).Status
        );

        Assert.Equal((500, 500, 202), (await PageAsync(), await PageAsync(), await PageAsync()));
        Assert.Single(_stack.PagerDuty.Events);
        Assert.Empty(_stack.Faults.Current);
    }

    [Fact]
    public async Task A_fault_without_a_count_stays_until_it_is_taken_back()
    {
        await Http.PostAsync(_stack, "_local/faults/pagerduty?kind=429&retryAfter=7", "");

        var (status, _, headers) = await Http.PostAsync(_stack, "pagerduty/v2/enqueue", Event);
        Assert.Equal(429, status);
        Assert.Equal("7", headers.GetValues("Retry-After").Single());
        Assert.Equal(429, await PageAsync());
        await Http.PostAsync(_stack, "_local/faults/pagerduty?kind=none", "");
        Assert.Equal(202, await PageAsync());
    }

    [Fact]
    public async Task Slack_says_no_in_its_own_way()
    {
        _stack.Faults.Set("slack", new(FaultKind.Reject, Error: "channel_not_found"));

        var answer = await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new JsonObject { ["channel"] = "a", ["text"] = "b" }
        );

        Assert.Equal("""{"ok":false,"error":"channel_not_found"}""", answer.ToJsonString());
    }

    [Theory]
    [InlineData(FaultKind.Reset, 0)]
    [InlineData(FaultKind.DropAnswer, 1)]
    public async Task A_cut_connection_leaves_open_whether_it_was_done(FaultKind kind, int done)
    {
        _stack.Faults.Set("pagerduty", new(kind, Count: 1));

        await Assert.ThrowsAsync<HttpRequestException>(PageAsync);

        Assert.Equal(done, _stack.PagerDuty.Events.Count);
    }

    [Fact]
    public async Task A_slow_service_does_what_it_was_asked_whether_or_not_the_caller_still_waits()
    {
        using var client = new HttpClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _stack.Faults.Set("pagerduty", new(FaultKind.Slow, Count: 2) { Delay = TimeSpan.FromMilliseconds(200) });

        var waiting = client.PostAsync(
            new Uri(_stack.Endpoint, "pagerduty/v2/enqueue"),
            new StringContent(Event),
            patience.Token
        );
        while (_stack.Faults.Current["pagerduty"].Count == 2)
            await Task.Delay(10, Cancellation);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        Assert.Equal(202, await PageAsync());
        Assert.Equal(2, _stack.PagerDuty.Events.Count);
    }

    [Fact]
    public async Task A_service_that_hangs_never_answers()
    {
        _stack.Faults.Set("pagerduty", new(FaultKind.Hang));
        using var client = new HttpClient();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var content = new StringContent(Event);

        var hanging = client.PostAsync(new Uri(_stack.Endpoint, "pagerduty/v2/enqueue"), content, giveUp.Token);
        // Another service answers meanwhile.
        await Http.SlackAsync(_stack, "auth.test", []);
        Assert.False(hanging.IsCompleted);
        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Empty(_stack.PagerDuty.Events);
    }

    [Theory]
    [InlineData(FaultKind.Throttle, "ProvisionedThroughputExceededException")]
    [InlineData(FaultKind.ServerError, "InternalServerError")]
    public async Task A_table_that_is_down_fails_as_DynamoDB_does(FaultKind kind, string code)
    {
        _stack.Faults.Set("dynamodb", new(kind));
        using var client = Clients.DynamoDb(_stack);

        var failed = await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(PutAsync(client));

        Assert.Equal(code, failed.ErrorCode);
        Assert.Single(_stack.Calls);
    }

    [Fact]
    public async Task A_write_whose_answer_is_lost_is_written()
    {
        _stack.Faults.Set("dynamodb", new(FaultKind.DropAnswer, Operation: "PutItem"));
        using var client = Clients.DynamoDb(_stack);

        // The client tries again by itself after a reset, even when told to try once.
        await Assert.ThrowsAnyAsync<Exception>(PutAsync(client));
        var written = await client.GetItemAsync(
            _stack.TableNames[0],
            new() { ["PK"] = new("a"), ["SK"] = new("b") },
            Cancellation
        );

        Assert.True(written.IsItemSet);
    }

    [Fact]
    public async Task A_fault_of_one_operation_leaves_the_others_alone()
    {
        _stack.Faults.Set("dynamodb", new(FaultKind.ServerError, Operation: "TransactWriteItems"));
        using var client = Clients.DynamoDb(_stack);

        await PutAsync(client)();
        await Assert.ThrowsAnyAsync<AmazonDynamoDBException>(() =>
            client.TransactWriteItemsAsync(new TransactWriteItemsRequest { TransactItems = [] }, Cancellation)
        );
    }

    [Theory]
    [InlineData("_local/faults/nobody?kind=500", "there is no service nobody")]
    [InlineData("_local/faults/slack?kind=fire", "kind is one of none, Throttle")]
    [InlineData("_local/faults/slack?kind=500&count=0", "a fault's count is at least 1")]
    public async Task A_switch_that_does_not_exist_is_said(string path, string error)
    {
        var (status, body, _) = await Http.PostAsync(_stack, path, "");

        Assert.Equal(400, status);
        Assert.StartsWith(error, body, StringComparison.Ordinal);
    }

    private async Task<int> PageAsync() => (await Http.PostAsync(_stack, "pagerduty/v2/enqueue", Event)).Status;

    private Func<Task> PutAsync(AmazonDynamoDBClient client) =>
        () => client.PutItemAsync(_stack.TableNames[0], new() { ["PK"] = new("a"), ["SK"] = new("b") }, Cancellation);
}
