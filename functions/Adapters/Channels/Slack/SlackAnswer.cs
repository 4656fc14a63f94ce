using System.Text.Json;
using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>What Slack said, from its Web API or from a webhook, and what that means.</summary>
internal sealed record SlackAnswer
{
    /// <summary>What it means.</summary>
    public required HttpVerdict Verdict { get; init; }

    /// <summary>Slack's name for what went wrong; empty where it gave none.</summary>
    public string Error { get; init; } = "";

    /// <summary>Where the message stands; null where Slack did not say.</summary>
    public PostedMessage? Posted { get; init; }

    /// <summary>What to report where it was not sent.</summary>
    public Attempt Failure { get; init; }

    /// <summary>
    /// An answer of the Web API: <c>ok</c> in the body decides.
    /// https://docs.slack.dev/apis/web-api/#responses
    /// </summary>
    public static SlackAnswer OfMethod(string sender, TransportAnswer answer, ChannelSecrets secrets)
    {
        var (ok, error, posted) = Read(answer.Text);
        return ok && answer.Status == 200
            ? new SlackAnswer { Verdict = HttpVerdict.Sent, Posted = posted }
            : Failed(sender, error, answer, secrets);
    }

    /// <summary>
    /// An answer of a webhook: 200 is taken; else the body is the error's name.
    /// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/#handling_errors
    /// </summary>
    public static SlackAnswer OfWebhook(TransportAnswer answer, ChannelSecrets secrets) =>
        answer.Status == 200
            ? new SlackAnswer { Verdict = HttpVerdict.Sent }
            : Failed("Slack's webhook", answer.Text.Trim(), answer, secrets);

    private static SlackAnswer Failed(string sender, string error, TransportAnswer answer, ChannelSecrets secrets)
    {
        var verdict =
            answer.Status != 429 && SlackErrors.Verdicts.TryGetValue(error, out var known)
                ? known
                : HttpStatus.Of(answer.Status);
        var why = HttpTransport.Why(sender, error.Length == 0 ? answer : answer with { Text = error }, secrets.All);
        return new SlackAnswer
        {
            Verdict = verdict,
            Error = error,
            Failure = Attempt.Failed(verdict, why, answer.RetryAfter),
        };
    }

    /// <summary>What is not Slack's JSON says nothing: then the status alone counts.</summary>
    private static (bool Ok, string Error, PostedMessage? Posted) Read(string text)
    {
        using var json = JsonInput.Parse(text);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } body)
            return (false, "", null);
        var posted = (Text(body, "channel"), Text(body, "ts")) is ({ Length: > 0 } channel, { Length: > 0 } ts)
            ? new PostedMessage(channel, ts)
            : null;
        return (
            body.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True,
            Text(body, "error"),
            posted
        );
    }

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
