using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Core.OnCall;
using RoleFerry.Local.Receivers.PagerDuty;
using RoleFerry.Local.Receivers.Slack;

namespace RoleFerry.Local.Desk;

/// <summary>Calls the desk as Slack and PagerDuty do: over HTTP, signed with the secrets of this machine.</summary>
public sealed class DeskCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly LocalStackOptions _options;
    private readonly TimeProvider _time;
    private readonly Uri _endpoint;

    /// <param name="endpoint">The local system's address.</param>
    /// <param name="options">Its secrets and its clock.</param>
    /// <param name="onCall">The compiled on-call policy, if that file is there.</param>
    internal DeskCaller(Uri endpoint, LocalStackOptions options, string onCall)
    {
        SlackUser = FirstIn(onCall) ?? "U0LOCAL";
        (_endpoint, _options, _time) = (endpoint, options, options.Time);
        _http = new HttpClient
        {
            BaseAddress = new Uri(endpoint, $"{FunctionUrlService.Prefix}/"),
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    /// <summary>Who presses and types, as Slack knows them: at first whom the on-call policy knows first.</summary>
    public string SlackUser { get; set; }

    /// <summary>Who does something in PagerDuty, as it knows them.</summary>
    public string PagerDutyUser { get; set; } = "PLOCAL1";

    /// <summary>Somebody presses a message's button, or takes something from its menu.</summary>
    /// <param name="message">The message.</param>
    /// <param name="action">The element's <c>action_id</c>.</param>
    /// <param name="value">The button's, or the option's.</param>
    /// <returns>What the desk answers.</returns>
    public Task<HttpResponseMessage> PressAsync(ReceivedSlackMessage message, string action, string value)
    {
        ArgumentNullException.ThrowIfNull(message);
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["user"] = new JsonObject
            {
                ["id"] = SlackUser,
                ["username"] = "you",
                ["name"] = "you",
                ["team_id"] = "T0LOCAL",
            },
            ["api_app_id"] = "A0LOCAL",
            ["container"] = new JsonObject
            {
                ["type"] = "message",
                ["message_ts"] = message.Ts,
                ["channel_id"] = message.Channel,
            },
            ["trigger_id"] = TriggerId(),
            ["team"] = new JsonObject { ["id"] = "T0LOCAL", ["domain"] = "local" },
            ["channel"] = new JsonObject { ["id"] = message.Channel, ["name"] = message.ChannelName },
            ["response_url"] = new Uri(
                _endpoint,
                $"{SlackReceiver.ResponsePath}{message.Channel}/{message.Ts}"
            ).AbsoluteUri,
            ["actions"] = new JsonArray(Action(action, value)),
        };
        return PostToSlackEndpointAsync("slack/actions", $"payload={Uri.EscapeDataString(payload.ToJsonString())}");
    }

    /// <summary>Somebody types <c>/incident</c> and a text behind it.</summary>
    /// <returns>What the desk answers.</returns>
    public Task<HttpResponseMessage> TypeAsync(string text) =>
        PostToSlackEndpointAsync(
            "slack/commands",
            Form(
                ("team_id", "T0LOCAL"),
                ("channel_id", "C0LOCAL"),
                ("user_id", SlackUser),
                ("user_name", "you"),
                ("command", "/incident"),
                ("text", text),
                ("trigger_id", TriggerId()),
                ("response_url", new Uri(_endpoint, $"{SlackReceiver.ResponsePath}C0LOCAL/0").AbsoluteUri)
            )
        );

    /// <summary>Something happens to an incident in PagerDuty.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="type">Such as <c>incident.acknowledged</c>.</param>
    /// <param name="agent">
    /// What did it: <c>user_reference</c>, or <c>inbound_integration_reference</c> for an echo.
    /// </param>
    /// <param name="id">The event's id; null for a new one.</param>
    /// <param name="more">What the event's data holds on top.</param>
    /// <returns>What the desk answers.</returns>
    public Task<HttpResponseMessage> PagerDutyAsync(
        PagerDutyIncident incident,
        string type,
        string agent = "user_reference",
        string? id = null,
        JsonObject? more = null
    )
    {
        ArgumentNullException.ThrowIfNull(incident);
        var data = new JsonObject
        {
            ["id"] = incident.PagerDutyId,
            ["type"] = "incident",
            ["title"] = incident.Summary,
            ["incident_key"] = incident.DedupKey,
            ["status"] = incident.Status.ToString().ToLowerInvariant(),
        };
        foreach (var (name, value) in more ?? [])
            data[name] = value?.DeepClone();
        return PostWebhookAsync(
            new JsonObject
            {
                ["event"] = new JsonObject
                {
                    ["id"] = id ?? $"01LOCAL{RandomNumberGenerator.GetHexString(19)}",
                    ["event_type"] = type,
                    ["resource_type"] = "incident",
                    ["occurred_at"] = _time
                        .GetUtcNow()
                        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    ["agent"] = new JsonObject
                    {
                        ["id"] = PagerDutyUser,
                        ["type"] = agent,
                        ["summary"] = "you",
                    },
                    ["data"] = data,
                },
            }.ToJsonString()
        );
    }

    /// <summary>Posts a webhook as PagerDuty signs it.</summary>
    public async Task<HttpResponseMessage> PostWebhookAsync(string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "pagerduty")
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            "X-PagerDuty-Signature",
            $"v1={Mac(Secret("/pagerduty/webhook-secret", LocalStackOptions.PagerDutyWebhookSecret), json)}"
        );
        return await _http.SendAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> PostToSlackEndpointAsync(string path, string body)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add(
            "X-Slack-Signature",
            $"v0={Mac(Secret("/slack/signing-secret", LocalStackOptions.SlackSigningSecret), $"v0:{timestamp}:{body}")}"
        );
        return await _http.SendAsync(request);
    }

    private JsonObject Action(string action, string value)
    {
        var now = _time.GetUtcNow();
        var ts = string.Create(
            CultureInfo.InvariantCulture,
            $"{now.ToUnixTimeSeconds()}.{now.Microsecond + (now.Millisecond * 1000):000000}"
        );
        var pressed = new JsonObject
        {
            ["action_id"] = action,
            ["block_id"] = "b",
            ["action_ts"] = ts,
        };
        if (action == "severity")
        {
            pressed["type"] = "static_select";
            pressed["selected_option"] = new JsonObject { ["value"] = value };
        }
        else
        {
            pressed["type"] = "button";
            pressed["value"] = value;
        }

        return pressed;
    }

    private string Secret(string name, string otherwise) => _options.Secrets.GetValueOrDefault(name, otherwise);

    private static string TriggerId() =>
        $"{RandomNumberGenerator.GetInt32(int.MaxValue)}.{RandomNumberGenerator.GetHexString(32, lowercase: true)}";

    private static string Form(params (string Name, string Value)[] fields) =>
        string.Join('&', fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value)}"));

    private static string Mac(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    private static string? FirstIn(string onCall) =>
        File.Exists(onCall) && OnCallJson.Read(File.ReadAllBytes(onCall)) is OnCallRead.Good { Policy: var policy }
            ? policy.People.FirstOrDefault(p => p.Slack is not null)?.Slack
            : null;
}
