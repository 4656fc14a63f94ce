using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Tests.Lambda;

public sealed class InvokeTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private readonly HttpClient _client = new();
    private LocalStack _stack = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync(database);

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _stack.DisposeAsync();
    }

    [Theory]
    [InlineData("Sample", "")]
    [InlineData("Sample:live", "")]
    [InlineData("Sample", "?Qualifier=live")]
    [InlineData("Sample", "?Qualifier=$LATEST")]
    [InlineData("000000000000:function:Sample", "")]
    [InlineData("arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3ASample%3Alive", "")]
    public async Task A_function_answers_under_its_name_its_alias_and_its_arn(string name, string query)
    {
        var answer = await InvokeAsync(name + "/invocations" + query, """{"a":1}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("$LATEST", answer.Headers.GetValues("X-Amz-Executed-Version").Single());
        Assert.False(answer.Headers.Contains("X-Amz-Function-Error"));
        var body = await JsonAsync(answer);
        Assert.Equal(1, (int)body["event"]!["a"]!);
        Assert.Equal(
            "arn:aws:lambda:eu-central-1:000000000000:function:Sample",
            (string)body["headers"]!["lambda-runtime-invoked-function-arn"]!
        );
    }

    [Theory]
    [InlineData("Nobody/invocations")]
    [InlineData("Sample/invocations?Qualifier=canary")]
    [InlineData("Patient/invocations")]
    public async Task A_function_that_does_not_exist_is_not_found(string path)
    {
        var answer = await InvokeAsync(path, "{}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("ResourceNotFoundException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"a\":")]
    public async Task A_payload_that_is_not_json_is_refused(string payload)
    {
        var answer = await InvokeAsync("Sample/invocations", payload);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("InvalidRequestContentException", answer.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Theory]
    [InlineData("RequestResponse", 6 * 1024 * 1024)]
    [InlineData("Event", 1024 * 1024)]
    public async Task A_payload_up_to_the_limit_is_taken_and_a_byte_more_is_not(string kind, int limit)
    {
        var payload = $"\"{new string('x', limit - 2)}\"";

        Assert.True((await InvokeAsync("Sample/invocations", payload, kind)).IsSuccessStatusCode);
        var refused = await InvokeAsync("Sample/invocations", payload + " ", kind);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Equal("RequestTooLargeException", refused.Headers.GetValues("x-amzn-ErrorType").Single());
    }

    [Fact]
    public async Task An_answer_over_6_MB_is_an_error()
    {
        var answer = await InvokeAsync("Sample/invocations", """{"do":"large","bytes":7000000}""");

        Assert.Equal("Unhandled", answer.Headers.GetValues("X-Amz-Function-Error").Single());
        Assert.Equal("Function.ResponseSizeTooLarge", (string)(await JsonAsync(answer))["errorType"]!);
    }

    [Fact]
    public async Task A_dry_run_starts_nothing()
    {
        var answer = await InvokeAsync("Sample/invocations", "{}", "DryRun");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty(_stack.Functions.History);
    }

    [Fact]
    public async Task A_function_error_comes_with_status_200_and_a_header()
    {
        var answer = await InvokeAsync("Sample/invocations", """{"do":"fail","type":"Oops","message":"no"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Unhandled", answer.Headers.GetValues("X-Amz-Function-Error").Single());
        var body = await JsonAsync(answer);
        Assert.Equal(("Oops", "no"), ((string)body["errorType"]!, (string)body["errorMessage"]!));
    }

    [Fact]
    public async Task The_tail_of_the_log_comes_when_it_is_asked_for()
    {
        using var request = Request(
            "Sample/invocations",
            """{"do":"log","lines":["first","second"]}""",
            "RequestResponse"
        );
        request.Headers.Add("X-Amz-Log-Type", "Tail");

        var answer = await _client.SendAsync(request, Cancellation);

        var tail = Encoding.UTF8.GetString(
            Convert.FromBase64String(answer.Headers.GetValues("X-Amz-Log-Result").Single())
        );
        Assert.StartsWith("START RequestId: ", tail, StringComparison.Ordinal);
        Assert.Contains("first\nsecond\n", tail, StringComparison.Ordinal);
        Assert.Contains("to stderr", tail, StringComparison.Ordinal);
        Assert.Matches(
            @"REPORT RequestId: \S+\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 256 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms",
            tail
        );
    }

    [Fact]
    public async Task The_tail_is_4_KB_at_most()
    {
        using var request = Request(
            "Sample/invocations",
            $$"""{"do":"log","lines":["{{new string('x', 10_000)}}"]}""",
            "RequestResponse"
        );
        request.Headers.Add("X-Amz-Log-Type", "Tail");

        var answer = await _client.SendAsync(request, Cancellation);

        Assert.Equal(4096, Convert.FromBase64String(answer.Headers.GetValues("X-Amz-Log-Result").Single()).Length);
    }

    private Task<HttpResponseMessage> InvokeAsync(string path, string payload, string kind = "RequestResponse") =>
        _client.SendAsync(Request(path, payload, kind), Cancellation);

    private HttpRequestMessage Request(string path, string payload, string kind)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_stack.Endpoint, "2015-03-31/functions/" + path))
        {
            Content = new StringContent(payload, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add("X-Amz-Invocation-Type", kind);
        return request;
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!;
}
