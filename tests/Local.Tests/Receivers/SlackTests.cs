using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace RoleFerry.Local.Tests.Receivers;

public sealed class SlackTests(DynamoDbLocalFixture database) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private LocalStack _stack = null!;

    public async ValueTask InitializeAsync() =>
        _stack = await TestStack.StartAsync(database, o => o with { Time = _time });

    public ValueTask DisposeAsync() => _stack.DisposeAsync();

    [Fact]
    public async Task A_message_is_posted_by_name_edited_by_id_and_answered_in_its_thread()
    {
        var posted = await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new() { ["channel"] = "#incidents", ["text"] = "down" }
        );
        var (channel, ts) = ((string)posted["channel"]!, (string)posted["ts"]!);
        _time.Advance(TimeSpan.FromSeconds(1));
        await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new()
            {
                ["channel"] = channel,
                ["text"] = "still",
                ["thread_ts"] = ts,
            }
        );
        var byName = await Http.SlackAsync(
            _stack,
            "chat.update",
            new()
            {
                ["channel"] = "#incidents",
                ["ts"] = ts,
                ["text"] = "up",
            }
        );
        var edited = await Http.SlackAsync(
            _stack,
            "chat.update",
            new()
            {
                ["channel"] = channel,
                ["ts"] = ts,
                ["text"] = "up",
            }
        );

        Assert.Matches("^C[0-9A-F]{10}$", channel);
        Assert.Equal("1767225600.000000", ts);
        Assert.Equal("channel_not_found", (string)byName["error"]!);
        Assert.True((bool)edited["ok"]!);
        var (message, reply) = (_stack.Slack.Messages[0], _stack.Slack.Messages[1]);
        Assert.Equal(("up", 1, "incidents"), (message.Text, message.Edits, message.ChannelName));
        Assert.Equal(("still", ts), (reply.Text, reply.ThreadTs));
    }

    [Fact]
    public async Task One_message_a_second_and_channel_is_allowed()
    {
        Assert.True((bool)(await Http.SlackAsync(_stack, "chat.postMessage", Text("a")))["ok"]!);
        var (status, body, headers) = await Http.PostAsync(
            _stack,
            "slack/api/chat.postMessage",
            Text("b").ToJsonString(),
            LocalStackOptions.SlackBotToken
        );
        Assert.True(
            (bool)
                (await Http.SlackAsync(_stack, "chat.postMessage", new() { ["channel"] = "other", ["text"] = "c" }))[
                    "ok"
                ]!
        );
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((bool)(await Http.SlackAsync(_stack, "chat.postMessage", Text("d")))["ok"]!);

        Assert.Equal((429, """{"ok":false,"error":"ratelimited"}"""), (status, body));
        Assert.Equal("1", headers.GetValues("Retry-After").Single());
        Assert.Equal(["a", "c", "d"], _stack.Slack.Messages.Select(m => m.Text));
    }

    [Theory]
    [InlineData(null, "not_authed")]
    [InlineData("xoxb-stolen", "invalid_auth")]
    public async Task Only_the_bots_token_is_good(string? token, string error) =>
        Assert.Equal(error, (string)(await Http.SlackAsync(_stack, "chat.postMessage", Text("a"), token))["error"]!);

    [Theory]
    [InlineData(
        """{"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"12 %"}]}]}""",
        true
    )]
    [InlineData(
        """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U024BE7LH"}]}]}""",
        true
    )]
    [InlineData(
        """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user"}]}]}""",
        false
    )]
    [InlineData(
        """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"broadcast","range":"here"}]}]}""",
        false
    )]
    [InlineData("""{"type":"rich_text","elements":[{"type":"rich_text_list","elements":[]}]}""", false)]
    public async Task Rich_text_is_taken_as_far_as_it_is_known(string block, bool isTaken)
    {
        var message = new JsonObject
        {
            ["channel"] = "incidents",
            ["text"] = "a",
            ["blocks"] = new JsonArray(JsonNode.Parse(block)),
        };

        var answer = await Http.SlackAsync(_stack, "chat.postMessage", message);

        Assert.Equal(isTaken ? null : "invalid_blocks", (string?)answer["error"]);
    }

    [Theory]
    [InlineData("""{"channel":"Big Channel","text":"a"}""", "channel_not_found")]
    [InlineData("""{"text":"a"}""", "channel_not_found")]
    [InlineData("""{"channel":"incidents"}""", "no_text")]
    [InlineData("""{"channel":"incidents","text":"a","thread_ts":"1.000000"}""", "thread_not_found")]
    [InlineData("""{"channel":"incidents","blocks":"[]"}""", "invalid_blocks_format")]
    [InlineData("""[]""", "json_not_object")]
    public async Task A_message_that_breaks_a_rule_is_refused(string body, string error)
    {
        var answer = JsonNode.Parse(
            (await Http.PostAsync(_stack, "slack/api/chat.postMessage", body, LocalStackOptions.SlackBotToken)).Body
        )!;

        Assert.False((bool)answer["ok"]!);
        Assert.Equal(error, (string)answer["error"]!);
        Assert.Empty(_stack.Slack.Messages);
    }

    [Fact]
    public async Task A_text_over_40_000_characters_is_too_long()
    {
        var answer = await Http.SlackAsync(_stack, "chat.postMessage", Text(new string('x', 40_001)));

        Assert.Equal("msg_too_long", (string)answer["error"]!);
    }

    [Theory]
    [InlineData("""{"type":"section"}""", "must define either `text` or `fields` [json-pointer:/blocks/0]")]
    [InlineData(
        """{"type":"section","text":{"type":"mrkdwn","text":"3001"}}""",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    )]
    [InlineData(
        """{"type":"section","text":{"type":"mrkdwn","text":""}}""",
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    )]
    [InlineData(
        """{"type":"section","fields":[{"type":"mrkdwn","text":"2001"}]}""",
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]"
    )]
    [InlineData(
        """{"type":"header","text":{"type":"plain_text","text":"151"}}""",
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]"
    )]
    [InlineData(
        """{"type":"header","text":{"type":"mrkdwn","text":"a"}}""",
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]"
    )]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"76"}}]}""",
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
    )]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"a"},"action_id":"256"}]}""",
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]"
    )]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"a"},"value":"2001"}]}""",
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]"
    )]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"a"},"url":"not a link"}]}""",
        "Invalid URL format [json-pointer:/blocks/0/elements/0/url]"
    )]
    [InlineData(
        """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"a"},"style":"green"}]}""",
        "must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]"
    )]
    [InlineData("""{"type":"actions","elements":[]}""", "missing required field: elements [json-pointer:/blocks/0]")]
    [InlineData("""{"type":"carousel"}""", "unsupported type: carousel [json-pointer:/blocks/0]")]
    public async Task A_block_that_breaks_a_limit_is_refused_with_its_place(string block, string error)
    {
        // A text that is a number stands for as many characters.
        var node = Lengthen(JsonNode.Parse(block)!);

        var answer = await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new()
            {
                ["channel"] = "incidents",
                ["text"] = "a",
                ["blocks"] = new JsonArray(node),
            }
        );

        Assert.Equal("invalid_blocks", (string)answer["error"]!);
        Assert.Contains(answer["errors"]!.AsArray(), e => (string)e! == error);
    }

    [Fact]
    public async Task Fifty_blocks_are_taken_and_fifty_one_are_not()
    {
        Assert.True((bool)(await PostAsync(50))["ok"]!);
        Assert.Equal(
            "no more than 50 items allowed [json-pointer:/blocks]",
            (string)(await PostAsync(51))["errors"]![0]!
        );

        Task<JsonNode> PostAsync(int count) =>
            Http.SlackAsync(
                _stack,
                "chat.postMessage",
                new()
                {
                    ["channel"] = "incidents",
                    ["text"] = "a",
                    ["blocks"] = new JsonArray([
                        .. Enumerable.Range(0, count).Select(_ => new JsonObject { ["type"] = "divider" }),
                    ]),
                }
            );
    }

    [Fact]
    public async Task All_blocks_together_hold_12_000_characters_at_most()
    {
        var blocks = new JsonArray([
            .. Enumerable
                .Range(0, 5)
                .Select(_ => new JsonObject
                {
                    ["type"] = "section",
                    ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = new string('x', 2500) },
                }),
        ]);

        var answer = await Http.SlackAsync(
            _stack,
            "chat.postMessage",
            new() { ["channel"] = "incidents", ["blocks"] = blocks }
        );

        Assert.Equal("msg_blocks_too_long", (string)answer["error"]!);
    }

    [Fact]
    public async Task A_webhook_answers_in_plain_words()
    {
        const string path = "slack/webhook/T0/B0/secret";

        Assert.Equal((200, "ok"), Plain(await Http.PostAsync(_stack, path, """{"text":"hello"}""")));
        Assert.Equal((429, "rate_limited"), Plain(await Http.PostAsync(_stack, path, """{"text":"hello"}""")));
        Assert.Equal((400, "invalid_payload"), Plain(await Http.PostAsync(_stack, path, "hello")));
        Assert.Equal((400, "no_text"), Plain(await Http.PostAsync(_stack, path, "{}")));
        Assert.Equal(
            (404, "no_service"),
            Plain(await Http.PostAsync(_stack, "slack/webhook/T0", """{"text":"hello"}"""))
        );
        Assert.True(_stack.Slack.Messages.Single().IsWebhook);

        static (int, string) Plain((int Status, string Body, System.Net.Http.Headers.HttpResponseHeaders) answer) =>
            (answer.Status, answer.Body);
    }

    private static JsonObject Text(string text) => new() { ["channel"] = "incidents", ["text"] = text };

    private static JsonNode Lengthen(JsonNode node)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (key, value) in map.ToArray())
                    if (value is JsonValue text && int.TryParse(text.ToString(), out var length))
                        map[key] = new string('x', length);
                    else if (value is not null)
                        Lengthen(value);
                break;
            case JsonArray list:
                foreach (var item in list)
                    Lengthen(item!);
                break;
        }
        return node;
    }
}
