using System.Text;
using System.Text.Json.Nodes;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Policies;

namespace RoleFerry.Cli.Explanations;

/// <summary>Shows a message as its carrier would get it, with a word in the place of the secret.</summary>
internal static class MessagePreview
{
    private const string RoutingKey = "(the routing key)";

    /// <summary>One line for people, and the whole.</summary>
    public static (string Line, string Body) Of(OutgoingMessage message, MessageContext context) =>
        message.Channel.Kind switch
        {
            ChannelKind.PagerDuty => PagerDuty(PagerDutyMessage.Write(message, context, RoutingKey)),
            ChannelKind.Slack => Slack(
                message.Posted is { } posted ? SlackMessage.Reply(message, posted) : SlackMessage.Post(message, context)
            ),
            ChannelKind.Test => ("nothing; it is only counted", ""),
            _ => Email(EmailMessage.Of(message, context)),
        };

    private static (string Line, string Body) PagerDuty(ReadOnlyMemory<byte> json)
    {
        var body = Text(json);
        var action = JsonNode.Parse(body)!;
        return ($"{action["event_action"]} {action["payload"]?["summary"] ?? action["dedup_key"]}", body);
    }

    private static (string Line, string Body) Slack(ReadOnlyMemory<byte> json)
    {
        var body = Text(json);
        return (JsonNode.Parse(body)!["text"]!.GetValue<string>(), body);
    }

    private static (string Line, string Body) Email(EmailMessage mail) =>
        (mail.Subject, $"{mail.Subject}\n\n{mail.Body}");

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
