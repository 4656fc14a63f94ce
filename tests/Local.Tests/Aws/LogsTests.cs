using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Local.Tests.Aws;

public class LogsTests(DynamoDbLocalFixture database)
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lines_of_one_moment_reach_the_subscriber_in_one_batch_a_stream()
    {
        await using var stack = await StartAsync();
        using var client = new HttpClient();

        await client.PostAsync(
            new Uri(stack.Endpoint, "_local/logs/sample/app?stream=a"),
            new StringContent("one\r\ntwo\n"),
            Cancellation
        );
        await client.PostAsync(
            new Uri(stack.Endpoint, "_local/logs/sample/app?stream=b"),
            new StringContent("three"),
            Cancellation
        );
        Assert.Empty(stack.Functions.History);
        _time.Advance(TimeSpan.FromSeconds(1));
        await stack.WhenIdleAsync();

        var batches = stack.Functions.History.Select(i => Unpack(i.Payload)).ToArray();
        Assert.Equal(["a", "b"], batches.Select(b => (string)b["logStream"]!));
        Assert.Equal(["one", "two"], batches[0]["logEvents"]!.AsArray().Select(e => (string)e!["message"]!));
        Assert.Equal("DATA_MESSAGE", (string)batches[0]["messageType"]!);
        Assert.Equal("/sample/app", (string)batches[0]["logGroup"]!);
        Assert.Equal(
            _time.GetUtcNow().AddSeconds(-1).ToUnixTimeMilliseconds(),
            (long)batches[0]["logEvents"]![0]!["timestamp"]!
        );
        Assert.Equal(56, ((string)batches[0]["logEvents"]![0]!["id"]!).Length);
    }

    [Fact]
    public async Task A_batch_holds_10_000_lines_at_most()
    {
        await using var stack = await StartAsync();

        stack.AppendLog("/sample/app", "a", Enumerable.Range(0, 10_001).Select(n => $"{n}"));
        _time.Advance(TimeSpan.FromSeconds(1));
        await stack.WhenIdleAsync();

        Assert.Equal(
            [10_000, 1],
            stack.Functions.History.Select(i => Unpack(i.Payload)["logEvents"]!.AsArray().Count).OrderDescending()
        );
    }

    [Fact]
    public async Task PutLogEvents_writes_in_order_and_refuses_what_CloudWatch_refuses()
    {
        await using var stack = await StartAsync();
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(stack, "/sample/app", (now - 1, "one"), (now, "two"))).Status);
        var disorder = await PutAsync(stack, "/sample/app", (now, "two"), (now - 1, "one"));
        var nobodys = await PutAsync(stack, "/nobodys", (now, "one"));
        var nothing = await PutAsync(stack, "/sample/app");
        _time.Advance(TimeSpan.FromSeconds(1));
        await stack.WhenIdleAsync();

        Assert.Equal("InvalidParameterException", (string)disorder.Answer["__type"]!);
        Assert.Equal("ResourceNotFoundException", (string)nobodys.Answer["__type"]!);
        Assert.Equal("InvalidParameterException", (string)nothing.Answer["__type"]!);
        Assert.Equal(
            ["one", "two"],
            Unpack(stack.Functions.History.Single().Payload)["logEvents"]!.AsArray().Select(e => (string)e!["message"]!)
        );
    }

    [Fact]
    public async Task A_group_that_only_a_beginning_describes_is_kept_and_not_delivered()
    {
        await using var stack = await StartAsync();

        stack.AppendLog("/sample/other", "a", ["one"]);
        _time.Advance(TimeSpan.FromSeconds(1));
        await stack.WhenIdleAsync();

        Assert.Empty(stack.Functions.History);
        Assert.True(stack.HasLogGroup("/sample/other"));
        Assert.False(stack.HasLogGroup("/sample/*"));
    }

    private Task<LocalStack> StartAsync() => TestStack.StartAsync(database, o => o with { Time = _time });

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> PutAsync(
        LocalStack stack,
        string group,
        params (long At, string Message)[] events
    )
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, stack.Endpoint)
        {
            Content = JsonContent.Create(
                new
                {
                    logGroupName = group,
                    logStreamName = "s",
                    logEvents = events.Select(e => new { timestamp = e.At, message = e.Message }),
                }
            ),
        };
        request.Headers.Add("X-Amz-Target", "Logs_20140328.PutLogEvents");
        using var answer = await client.SendAsync(request, Cancellation);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!);
    }

    private static JsonNode Unpack(byte[] payload)
    {
        var data = Convert.FromBase64String((string)JsonNode.Parse(payload)!["awslogs"]!["data"]!);
        using var gzip = new GZipStream(new MemoryStream(data), CompressionMode.Decompress);
        return JsonNode.Parse(gzip)!;
    }
}
