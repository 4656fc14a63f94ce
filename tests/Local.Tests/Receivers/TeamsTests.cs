using System.Text.Json.Nodes;
using RoleFerry.Local.Receivers.Teams;

namespace RoleFerry.Local.Tests.Receivers;

public sealed class TeamsTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private LocalStack _stack = null!;

    public async ValueTask InitializeAsync() => _stack = await TestStack.StartAsync(database);

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task A_card_is_taken_and_drawn_on_the_page()
    {
        Assert.Equal(202, (await PostAsync(Message())).Status);

        Assert.Equal("incidents", Assert.Single(_stack.Receiver<TeamsReceiver>().Cards).Channel);
        using var client = new HttpClient();
        var page = await client.GetStringAsync(_stack.Endpoint, TestContext.Current.CancellationToken);
        Assert.Contains("orders &lt;b&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_card_is_refused_and_it_is_said_why()
    {
        var message = Message();
        message["attachments"]![0]!["content"]!["body"]![0]!["type"] = "Carousel";

        var (status, body, _) = await PostAsync(message);

        Assert.Equal(400, status);
        Assert.Contains("Carousel", body, StringComparison.Ordinal);
        Assert.Equal(400, (await PostAsync(new JsonObject { ["text"] = "x" })).Status);
    }

    [Fact]
    public async Task More_than_28_KB_are_refused()
    {
        var message = Message();
        message["attachments"]![0]!["content"]!["body"]![0]!["inlines"]![0]!["text"] = new string('x', 28 * 1024);

        Assert.Equal(413, (await PostAsync(message)).Status);
    }

    [Fact]
    public async Task The_fifth_request_in_a_second_has_to_wait()
    {
        for (var i = 0; i < 4; i++)
            Assert.Equal(202, (await PostAsync(Message(), "busy")).Status);
        var (status, _, headers) = await PostAsync(Message(), "busy");

        Assert.Equal((429, TimeSpan.FromSeconds(1)), (status, headers.RetryAfter?.Delta));
    }

    private Task<(int Status, string Body, System.Net.Http.Headers.HttpResponseHeaders Headers)> PostAsync(
        JsonObject message,
        string webhook = "incidents"
    ) => Http.PostAsync(_stack, $"teams/workflows/{webhook}", message.ToJsonString());

    private static JsonObject Message() =>
        JsonNode
            .Parse(
                """
                {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":
                 {"type":"AdaptiveCard","version":"1.4",
                  "body":[{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"orders <b>"}]}],
                  "actions":[{"type":"Action.OpenUrl","title":"Runbook","url":"https://example.com/"}]}}]}
                """
            )!
            .AsObject();
}
