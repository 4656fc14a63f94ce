using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Local;
using RoleFerry.Local.Sqs;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>What becomes of events of LogErrors that no subscription sends.</summary>
public class LogEventTests(PublishedSystem system)
{
    /// <summary>
    /// Lambda tries three times and puts the event into the failure queue as it came; the answer says what is wrong.
    /// </summary>
    [Theory]
    [InlineData("{}", "awslogs.data")]
    [InlineData("null", "awslogs.data")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns"}]}""", "awslogs.data")]
    [InlineData("""{"awslogs":{"data":null}}""", "awslogs.data")]
    [InlineData("""{"awslogs":{"data":5}}""", "CloudWatchLogsEvent")]
    [InlineData("""{"awslogs":"x"}""", "CloudWatchLogsEvent")]
    [InlineData("[1]", "CloudWatchLogsEvent")]
    public async Task What_is_no_subscription_lies_whole_in_the_failure_queue_with_what_is_wrong(
        string json,
        string said
    )
    {
        await using var stack = await system.StartAsync();

        await LeaveAsync(stack, json);

        var kept = JsonNode.Parse(Assert.Single(Failures(stack)).Body)!;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), kept["requestPayload"]), kept.ToJsonString());
        Assert.Equal(3, (int)kept["requestContext"]!["approximateInvokeCount"]!);
        Assert.Contains(said, (string?)kept["responsePayload"]!["errorMessage"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not base64!", "NotBase64")]
    [InlineData("QUJD", "BadGzip")]
    public async Task Data_that_cannot_be_decoded_is_set_aside_at_once(string data, string flaw)
    {
        await using var stack = await system.StartAsync();

        var result = await stack.InvokeAsync("LogErrors", $$$"""{"awslogs":{"data":"{{{data}}}"}}""");

        Assert.True(result.IsSuccess, result.Text);
        Assert.Contains($"\"{flaw}: 1\"", result.Text, StringComparison.Ordinal);
        Assert.Contains(flaw, Assert.Single(Failures(stack)).Body, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Message> Failures(LocalStack stack) =>
        stack.Messages($"{stack.Account.StackName}-FailureQueue");

    private static async Task LeaveAsync(LocalStack stack, string json)
    {
        using var http = new HttpClient { BaseAddress = stack.Endpoint };
        using var request = new HttpRequestMessage(HttpMethod.Post, "2015-03-31/functions/LogErrors/invocations");
        request.Headers.Add("X-Amz-Invocation-Type", "Event");
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await stack.WhenIdleAsync();
    }
}
