using System.Globalization;
using System.Text.Json.Nodes;
using RoleFerry.Local.Endpoint;
using RoleFerry.Local.Faults;
using RoleFerry.Local.Page;

namespace RoleFerry.Local.Receivers.Slack;

/// <summary>
/// Slack at <c>/slack/api/</c>
/// (<see href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</see>,
/// <see href="https://docs.slack.dev/reference/methods/chat.update">chat.update</see>, auth.test) and
/// <c>/slack/webhook/</c>
/// (<see href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">incoming webhooks</see>):
/// checks messages, keeps them, and allows one message a second and channel.
/// </summary>
public sealed class SlackReceiver : IReceiver
{
    /// <summary>Where whoever pressed something is answered; the channel and the message follow.</summary>
    public const string ResponsePath = "/slack/response/";

    /// <summary>
    /// <see href="https://docs.slack.dev/reference/methods/chat.postMessage#truncating">Characters of text.</see>
    /// </summary>
    private const int TextLimit = 40_000;

    /// <summary>
    /// Characters of all blocks together, as <see href="https://github.com/slackapi/bolt-js/issues/2867">Slack's
    /// developers give it</see>.
    /// </summary>
    private const int BlockTextLimit = 12_000;

    /// <summary>
    /// <see href="https://docs.slack.dev/apis/web-api/rate-limits">One message a second and channel.</see>
    /// </summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<ReceivedSlackMessage> _messages = [];
    private readonly List<SlackWhisper> _whispers = [];
    private readonly Dictionary<string, DateTimeOffset> _lastPost = [];
    private readonly TimeProvider _time;
    private long _lastTs;

    internal SlackReceiver(string token, TimeProvider time) => (Token, _time) = (token, time);

    /// <summary>The bot token that is good at the moment; another one is answered <c>invalid_auth</c>.</summary>
    public string Token { get; set; }

    /// <summary>
    /// What the token may do, as <see href="https://docs.slack.dev/authentication/installing-with-oauth">answers name
    /// it</see>.
    /// </summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["chat:write", "commands"];

    /// <summary>Whether the limit of one message a second and channel holds.</summary>
    public bool LimitsRate { get; set; } = true;

    /// <summary>Every message as it stands now, oldest first.</summary>
    public IReadOnlyList<ReceivedSlackMessage> Messages
    {
        get
        {
            lock (_lock)
                return [.. _messages];
        }
    }

    /// <summary>What people were shown that nobody else sees, oldest first.</summary>
    public IReadOnlyList<SlackWhisper> Whispers
    {
        get
        {
            lock (_lock)
                return [.. _whispers];
        }
    }

    string IReceiver.Title => "Slack";

    string IReceiver.Nothing => "No messages.";

    IReadOnlyList<Html> IReceiver.Show(string? about, DateTimeOffset now)
    {
        var messages = Messages;
        var threads = messages.ToLookup(m => (m.Channel, m.ThreadTs));
        Html[] conversations =
        [
            .. messages
                .Where(m =>
                    m.ThreadTs is null
                    && (about is null || (m.Text + m.Blocks.ToJsonString()).Contains(about, StringComparison.Ordinal))
                )
                .Reverse()
                .Select(m => SlackView.Conversation(m, threads[(m.Channel, m.Ts)], now)),
        ];
        if (about is null && conversations.Length > 0)
            conversations[0] = Html.Join([SlackView.Whispers(Whispers, now), conversations[0]]);
        return conversations;
    }

    string IService.Name => "slack";

    bool IService.Takes(Call call) => call.Path.StartsWith("/slack/", StringComparison.Ordinal);

    string IService.Operation(Call call) =>
        call.Path.StartsWith("/slack/webhook/", StringComparison.Ordinal) ? "webhook" : call.Path.Split('/')[^1];

    Task<Answer> IService.AnswerAsync(Call call, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(
                call switch
                {
                    { Path: "/slack/api/chat.postMessage" } => Authorised(call, PostMessage),
                    { Path: "/slack/api/chat.update" } => Authorised(call, Update),
                    { Path: "/slack/api/auth.test" } => Authorised(call, _ => Ok(
                                new()
                                {
                                    ["team"] = "local",
                                    ["user"] = "roleferry",
                                    ["team_id"] = "T0LOCAL",
                                }
                            )
                            .With("x-oauth-scopes", string.Join(',', Scopes))),
                    { Method: "POST" } when call.Path.StartsWith("/slack/webhook/", StringComparison.Ordinal) =>
                        Webhook(call),
                    { Method: "POST" } when call.Path.StartsWith(ResponsePath, StringComparison.Ordinal) => Whisper(
                        call
                    ),
                    _ => Error("unknown_method"),
                }
            );
    }

    Answer IService.Refuse(Fault fault) =>
        fault.Kind switch
        {
            FaultKind.Throttle => RateLimited(fault.RetryAfterSeconds),
            FaultKind.Reject => Error(fault.Error ?? "fatal_error"),
            _ => Answer.Text(500, "Internal Server Error"),
        };

    private Answer Authorised(Call call, Func<JsonObject, Answer> method)
    {
        var body = call.IsForm ? FromForm(call) : call.Json();
        if (body is null)
            return Error("json_not_object");
        var authorization = call.Header("Authorization");
        var token =
            authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true
                ? authorization["Bearer ".Length..]
            : call.IsForm ? (string?)body["token"]
            : null;
        if (string.IsNullOrEmpty(token))
            return Error("not_authed");
        return token == Token ? method(body) : Error("invalid_auth");
    }

    private Answer PostMessage(JsonObject body)
    {
        if (SlackChannels.Find(Text(body, "channel")) is not var (id, name))
            return Error("channel_not_found");
        if (WhyNot(body) is { } wrong)
            return wrong;
        var thread = Text(body, "thread_ts");
        if (thread is not null && !_messages.Exists(m => m.Channel == id && m.Ts == thread && m.ThreadTs is null))
            return Error("thread_not_found");
        if (IsTooSoon(id))
            return RateLimited("1");
        var message = Keep(body, id, name, thread, isWebhook: false);
        return Ok(
            new()
            {
                ["channel"] = id,
                ["ts"] = message.Ts,
                ["message"] = Show(message),
            }
        );
    }

    private Answer Update(JsonObject body)
    {
        var channel = Text(body, "channel");
        // Unlike posting, editing takes the channel's id only.
        if (SlackChannels.Find(channel) is not var (id, _) || id != channel)
            return Error("channel_not_found");
        var index = _messages.FindIndex(m => m.Channel == id && m.Ts == Text(body, "ts"));
        if (index < 0)
            return Error("message_not_found");
        if (WhyNot(body) is { } wrong)
            return wrong;
        var old = _messages[index];
        _messages[index] = old with
        {
            Text = Text(body, "text") ?? old.Text,
            Blocks = body["blocks"] is JsonArray blocks ? (JsonArray)blocks.DeepClone() : old.Blocks,
            Edits = old.Edits + 1,
        };
        return Ok(
            new()
            {
                ["channel"] = id,
                ["ts"] = old.Ts,
                ["text"] = _messages[index].Text,
                ["message"] = Show(_messages[index]),
            }
        );
    }

    /// <summary>
    /// <see href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors">Plain
    /// words for answers.</see>
    /// </summary>
    private Answer Webhook(Call call)
    {
        if (call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) is not [_, _, _, _, { Length: > 0 }])
            return Answer.Text(404, "no_service");
        if (call.Json() is not { } body)
            return Answer.Text(400, "invalid_payload");
        if (WhyNot(body) is { } wrong)
            return Answer.Text(400, (string)JsonNode.Parse(wrong.Body)!["error"]!);
        if (IsTooSoon(call.Path))
            return Answer.Text(429, "rate_limited").With("Retry-After", "1");
        Keep(body, SlackChannels.IdOf(call.Path), "webhook", thread: null, isWebhook: true);
        return Answer.Text(200, "ok");
    }

    /// <summary>
    /// <see href="https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses">An answer to a
    /// click.</see>
    /// </summary>
    private Answer Whisper(Call call)
    {
        if (call.Json() is not { } body || Text(body, "text") is not { Length: > 0 } text)
            return Answer.Text(400, "invalid_payload");
        _whispers.Add(new(_time.GetUtcNow(), text));
        return Answer.Text(200, "ok");
    }

    /// <summary>What is wrong with a message's content, if anything.</summary>
    private static Answer? WhyNot(JsonObject body)
    {
        var text = Text(body, "text");
        var blocks = body["blocks"] as JsonArray;
        if (body["blocks"] is not null && blocks is null)
            return Error("invalid_blocks_format");
        if (string.IsNullOrEmpty(text) && blocks is not { Count: > 0 })
            return Error("no_text");
        if (text?.Length > TextLimit)
            return Error("msg_too_long");
        if (blocks is null)
            return null;
        if (BlockRules.Check(blocks) is { Count: > 0 } errors)
            return Error("invalid_blocks", errors);
        return TextIn(blocks) > BlockTextLimit ? Error("msg_blocks_too_long") : null;
    }

    private ReceivedSlackMessage Keep(JsonObject body, string channel, string name, string? thread, bool isWebhook)
    {
        var now = _time.GetUtcNow();
        _lastTs = Math.Max(now.ToUnixTimeMilliseconds() * 1000, _lastTs + 1);
        var message = new ReceivedSlackMessage(
            channel,
            name,
            string.Create(CultureInfo.InvariantCulture, $"{_lastTs / 1_000_000}.{_lastTs % 1_000_000:000000}"),
            thread,
            thread is not null && body["reply_broadcast"]?.ToString() == "true",
            Text(body, "text") ?? "",
            (JsonArray?)body["blocks"]?.DeepClone() ?? [],
            now,
            0,
            isWebhook
        );
        _messages.Add(message);
        return message;
    }

    private bool IsTooSoon(string channel)
    {
        var now = _time.GetUtcNow();
        if (LimitsRate && _lastPost.TryGetValue(channel, out var last) && now - last < Pause)
            return true;
        _lastPost[channel] = now;
        return false;
    }

    /// <summary>How many characters all text objects hold together.</summary>
    private static int TextIn(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.Sum(TextIn),
            JsonObject map => map.Sum(p =>
                p.Key == "text" && p.Value is JsonValue text ? text.ToString().Length : TextIn(p.Value)
            ),
            _ => 0,
        };

    private static JsonObject FromForm(Call call)
    {
        var body = new JsonObject();
        foreach (var (name, value) in call.Form())
            body[name] = name == "blocks" ? JsonNode.Parse(value) : value;
        return body;
    }

    private static string? Text(JsonObject body, string name) =>
        body[name] is JsonValue value ? value.ToString() : null;

    private static JsonObject Show(ReceivedSlackMessage message)
    {
        var shown = new JsonObject
        {
            ["type"] = "message",
            ["user"] = "U0LOCAL",
            ["ts"] = message.Ts,
            ["text"] = message.Text,
            ["blocks"] = message.Blocks.DeepClone(),
        };
        if (message.ThreadTs is not null)
            shown["thread_ts"] = message.ThreadTs;
        return shown;
    }

    private static Answer Ok(JsonObject body)
    {
        body["ok"] = true;
        return Answer.Json(200, body);
    }

    private static Answer Error(string error, IReadOnlyList<string>? details = null)
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = error };
        if (details is not null)
        {
            body["errors"] = new JsonArray([.. details.Select(d => JsonValue.Create(d))]);
            body["response_metadata"] = new JsonObject
            {
                ["messages"] = new JsonArray([.. details.Select(d => JsonValue.Create("[ERROR] " + d))]),
            };
        }
        return Answer.Json(200, body);
    }

    private static Answer RateLimited(string seconds) =>
        Answer.Json(429, new JsonObject { ["ok"] = false, ["error"] = "ratelimited" }).With("Retry-After", seconds);
}
