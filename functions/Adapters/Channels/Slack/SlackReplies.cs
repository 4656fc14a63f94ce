using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Endpoints;
using RoleFerry.Adapters.Http;

namespace RoleFerry.Adapters.Channels.Slack;

/// <summary>Says something to one person that nobody else sees.</summary>
internal sealed partial class SlackReplies(HttpTransport transport, ChannelSettings settings, ILogger<SlackReplies> log)
{
    private const string SlackHost = "hooks.slack.com";

    /// <summary>The answer to a slash command.</summary>
    public static EndpointAnswer Answer(string text) => new(200, Body(text), IsJson: true);

    /// <summary>
    /// Answers a click at the address that it brought, which must be Slack's. A fault ends here: the click was
    /// carried out or refused all the same.
    /// https://docs.slack.dev/interactivity/handling-user-interaction/#message_responses
    /// </summary>
    public async Task SayAsync(string responseUrl, string text, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(responseUrl, UriKind.Absolute, out var url) || !IsSlacks(url))
            return;
        var answer = await transport.PostAsync(url, Encoding.UTF8.GetBytes(Body(text)), bearer: null, cancellation);
        if (answer.Status != 200)
            LogNotSaid(answer.Status);
    }

    private bool IsSlacks(Uri url) =>
        (url is { Scheme: "https", Host: SlackHost })
        || (url.Authority == settings.SlackApiUrl.Authority && url.Scheme == settings.SlackApiUrl.Scheme);

    private static string Body(string text)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("response_type", "ephemeral");
            json.WriteBoolean("replace_original", false);
            json.WriteString("text", text);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack did not accept an answer to a click: {Status}")]
    private partial void LogNotSaid(int status);
}
