using System.Text.Json;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using static RoleFerry.Core.Channels.Slack.SlackBlocks;

namespace RoleFerry.Core.Channels.Slack;

/// <summary>
/// Bodies for Slack, as UTF-8 JSON within Slack's limits. One message per incident shows how it stands now; news goes
/// to its thread. Text from outside stands in <c>plain_text</c> objects only; <c>mrkdwn</c> holds our own words.
/// https://docs.slack.dev/reference/methods/chat.postMessage/
/// </summary>
public static class SlackMessage
{
    /// <summary>
    /// Characters of a row's value, a name or a place: all blocks together have a limit too, and steps and details need
    /// most of it (<see cref="SlackAnnouncement"/>).
    /// </summary>
    private const int ShownOfField = 300;

    /// <summary>The incident's message, for <c>chat.postMessage</c>.</summary>
    public static ReadOnlyMemory<byte> Post(OutgoingMessage message, MessageContext context) =>
        Write(json =>
        {
            json.WriteString("channel", message.Channel.Target);
            WriteIncident(json, message, context, message.Notification.Broadcast, message.Notification.Mentions);
            WriteNoUnfurling(json);
        });

    /// <summary>
    /// The incident's message, for an incoming webhook: it leads to one channel and cannot be edited.
    /// </summary>
    public static ReadOnlyMemory<byte> Webhook(OutgoingMessage message, MessageContext context) =>
        Write(json =>
        {
            WriteIncident(json, message, context, message.Notification.Broadcast, message.Notification.Mentions);
            WriteNoUnfurling(json);
        });

    /// <summary>
    /// The incident's message as it should read now, for <c>chat.update</c>. Calls nobody: an edit rings no bell.
    /// </summary>
    public static ReadOnlyMemory<byte> Update(OutgoingMessage message, PostedMessage posted, MessageContext context) =>
        Write(json =>
        {
            json.WriteString("channel", posted.ChannelId);
            json.WriteString("ts", posted.MessageId);
            WriteIncident(json, message, context, broadcast: false, []);
        });

    /// <summary>
    /// The news, for the thread of the incident's message by <c>chat.postMessage</c>. What asks people to do
    /// something is shown in the channel too.
    /// </summary>
    public static ReadOnlyMemory<byte> Reply(OutgoingMessage message, PostedMessage posted, MessageContext context) =>
        Write(json =>
        {
            var notification = message.Notification;
            var brief = Brief.Of(message, context);
            json.WriteString("channel", posted.ChannelId);
            json.WriteString("thread_ts", posted.MessageId);
            json.WriteBoolean("reply_broadcast", notification.Kind == NotificationKind.Page || notification.Broadcast);
            WriteText(json, brief.Headline, notification.Broadcast);
            json.WriteStartArray("blocks");
            if (notification.Broadcast)
                WriteCallToEverybody(json);
            WriteMentions(json, notification.Mentions);
            WriteSection(json, $"{brief.Headline}\n{brief.News}");
            json.WriteEndArray();
            WriteNoUnfurling(json);
        });

    private static void WriteIncident(
        Utf8JsonWriter json,
        OutgoingMessage message,
        MessageContext context,
        bool broadcast,
        IEnumerable<string> mentions
    )
    {
        var incident = message.Incident;
        var brief = Brief.Of(message, context);
        var headline = $"{brief.Lamp} {brief.Headline}";
        WriteText(json, brief.InShort, broadcast);
        json.WriteStartArray("blocks");
        if (broadcast)
            WriteCallToEverybody(json);
        WriteMentions(json, mentions);
        WriteHeader(json, headline);
        WriteSection(json, brief.Story);
        WriteRows(json, brief.Rows);
        if (brief.FirstSteps.Length > 0)
            WriteSection(json, $"First steps:\n{brief.FirstSteps}");
        WriteButtons(json, incident, brief);
        WriteContext(json, $"{incident.Id}: {brief.Why}");
        WriteContext(json, string.Join('\n', brief.Details.Select(row => $"{row.Name}: {row.Value.Plain}")));
        json.WriteEndArray();
    }

    private static void WriteCallToEverybody(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WriteStartObject("text");
        WriteMarkdown(json, $"{EverybodyInChannel} This replaces a page that could not be delivered another way.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Names left, values right: two fields make a row.</summary>
    private static void WriteRows(Utf8JsonWriter json, IEnumerable<BriefRow> rows)
    {
        foreach (var some in rows.Chunk(SlackLimits.Fields / 2))
        {
            json.WriteStartObject();
            json.WriteString("type", "section");
            json.WriteStartArray("fields");
            foreach (var (name, value) in some)
            {
                json.WriteStartObject();
                WriteMarkdown(json, $"*{name}*");
                json.WriteEndObject();
                json.WriteStartObject();
                if (value.IsTimed)
                    WriteMarkdown(json, value.With(InReadersZone));
                else
                    WritePlain(json, value.Text, ShownOfField);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteButtons(Utf8JsonWriter json, Incident incident, Brief brief)
    {
        var (runbook, console) = (Fitting(brief.Runbook), Fitting(brief.Console));
        if (!incident.IsOpen && runbook is null && console is null)
            return;

        json.WriteStartObject();
        json.WriteString("type", "actions");
        json.WriteStartArray("elements");
        if (incident.Status == IncidentStatus.Open)
            WriteButton(json, SlackAction.Acknowledge, "Acknowledge", incident.Id, "primary");
        else if (incident is { Status: IncidentStatus.Acknowledged, OwesAnAnswer: true })
            WriteButton(json, SlackAction.Acknowledge, "Still on it", incident.Id, "primary");
        if (incident.IsOpen)
        {
            WriteButton(json, SlackAction.Resolve, "Resolve", incident.Id);
            WriteButton(json, SlackAction.Escalate, "Escalate", incident.Id, "danger");
            WriteSeverities(json, incident);
            WriteButton(json, SlackAction.Mute, "Mute 1 h", incident.Id);
            WriteButton(json, SlackAction.Why, "Why?", incident.Id);
        }

        WriteLinkButton(json, SlackAction.Runbook, "Runbook", runbook);
        WriteLinkButton(json, SlackAction.Console, brief.ConsoleName, console);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Uri? Fitting(Uri? link) => link?.AbsoluteUri.Length <= SlackLimits.ButtonUrl ? link : null;

    private static void WriteButton(
        Utf8JsonWriter json,
        string action,
        string text,
        string incidentId,
        string? style = null
    )
    {
        WriteButtonStart(json, action, text);
        json.WriteString("value", incidentId);
        if (style is not null)
            json.WriteString("style", style);
        json.WriteEndObject();
    }

    private static void WriteSeverities(Utf8JsonWriter json, Incident incident)
    {
        json.WriteStartObject();
        json.WriteString("type", "static_select");
        json.WriteString("action_id", SlackAction.Severity);
        json.WriteStartObject("placeholder");
        WritePlain(json, "Severity", SlackLimits.Placeholder);
        json.WriteEndObject();
        json.WriteStartArray("options");
        foreach (var severity in Enum.GetValues<Severity>())
        {
            json.WriteStartObject();
            WriteSeverity(json, incident, severity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("initial_option");
        WriteSeverity(json, incident, incident.Severity);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSeverity(Utf8JsonWriter json, Incident incident, Severity severity)
    {
        json.WriteStartObject("text");
        WritePlain(json, IncidentText.Severity(severity), SlackLimits.OptionText);
        json.WriteEndObject();
        json.WriteString("value", $"{incident.Id} {severity}");
    }

    private static void WriteLinkButton(Utf8JsonWriter json, string action, string text, Uri? link)
    {
        if (link is null)
            return;

        WriteButtonStart(json, action, text);
        json.WriteString("url", link.AbsoluteUri);
        json.WriteEndObject();
    }

    private static void WriteButtonStart(Utf8JsonWriter json, string action, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "button");
        json.WriteString("action_id", action);
        json.WriteStartObject("text");
        WritePlain(json, text, SlackLimits.ButtonText);
        json.WriteEndObject();
    }
}
