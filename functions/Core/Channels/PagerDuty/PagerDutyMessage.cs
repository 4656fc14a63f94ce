using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels.PagerDuty;

/// <summary>
/// Bodies for PagerDuty's Events API v2. Each page has a key of its own (<see cref="Rings"/>), so that it rings, and an
/// end that comes late ends what rang before it.
/// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
/// </summary>
public static class PagerDutyMessage
{
    /// <summary>
    /// Bytes of one event; what is larger is refused.
    /// https://developer.pagerduty.com/docs/events-api-v2/overview/#size-limits
    /// </summary>
    public const int MaxBytes = 512_000;

    private const string Trigger = "trigger";

    /// <summary>
    /// Characters of a summary; what is longer is refused.
    /// https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
    /// </summary>
    public const int MaxSummaryLength = 1_024;

    /// <summary>Characters that we keep of any other text outside the details. PagerDuty names no limit.</summary>
    internal const int MaxFieldLength = 1_024;

    /// <summary>Characters of a link that we pass on; a longer one is left out. PagerDuty names no limit.</summary>
    internal const int MaxLinkLength = 4_096;

    /// <summary>
    /// The events of a message, each as UTF-8 JSON of at most <see cref="MaxBytes"/>: one to ring, or one for each key
    /// that is acknowledged or ended. None where PagerDuty need not know of it. What is too large is sent without its
    /// details.
    /// </summary>
    /// <param name="message">What to say.</param>
    /// <param name="context">The deployment's part of it.</param>
    /// <param name="routingKey">The integration's key. A secret: so is the body.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> WriteAll(
        OutgoingMessage message,
        MessageContext context,
        string routingKey
    ) =>
        Events(message)
            .Select(e =>
            {
                var body = Write(message, context, routingKey, e, withDetails: true);
                return body.Length <= MaxBytes ? body : Write(message, context, routingKey, e, withDetails: false);
            });

    /// <summary>The first event of a message; empty where it has none.</summary>
    public static ReadOnlyMemory<byte> Write(OutgoingMessage message, MessageContext context, string routingKey) =>
        WriteAll(message, context, routingKey).FirstOrDefault();

    private static ReadOnlyMemory<byte> Write(
        OutgoingMessage message,
        MessageContext context,
        string routingKey,
        (string Action, int Ring) e,
        bool withDetails
    )
    {
        var incident = message.Incident;
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, MessageJson.Options);
        json.WriteStartObject();
        json.WriteString("routing_key", routingKey);
        json.WriteString("event_action", e.Action);
        json.WriteString("dedup_key", Rings.KeyOf(incident.Id, e.Ring));
        if (e.Action == Trigger)
        {
            WriteField(json, "client", context.ProductName);
            WritePayload(json, message, context, withDetails);
            WriteLinks(json, incident, context);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// A page rings under a key of its own, always: the outbox sends what ends it after it, so that an alarm which
    /// PagerDuty could not take until it was over has reached somebody all the same. News never rings.
    /// </summary>
    private static IEnumerable<(string Action, int Ring)> Events(OutgoingMessage message) =>
        message.Notification.Kind switch
        {
            NotificationKind.Page => [(Trigger, message.Notification.Version)],
            NotificationKind.Resolve => message.Rings.Select(ring => ("resolve", ring)),
            _ when message.Incident.Status == IncidentStatus.Acknowledged => message.Rings.Select(ring =>
                ("acknowledge", ring)
            ),
            _ => [],
        };

    private static void WritePayload(
        Utf8JsonWriter json,
        OutgoingMessage message,
        MessageContext context,
        bool withDetails
    )
    {
        var incident = message.Incident;
        var source = incident.Signal.Key.Id.Length > 0 ? incident.Signal.Key.Id : incident.Id;
        json.WriteStartObject("payload");
        json.WriteString("summary", Summary(incident, message.Also.Length));
        json.WriteString("severity", Severity(incident.Severity));
        json.WriteString("timestamp", incident.BeganAt.UtcDateTime);
        WriteField(json, "source", source);
        WriteField(json, "component", incident.Service);
        WriteField(json, "group", context.ProductName);
        WriteField(json, "class", incident.Signal.Measurement?.Metric ?? "");
        json.WriteStartObject("custom_details");
        if (withDetails)
            WriteDetails(json, message, context);
        else
            json.WriteString("Details", "Left out: they exceed PagerDuty's size limit.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Summary(Incident incident, int also)
    {
        string[] sentences =
        [
            IncidentText.Headline(incident),
            also == 0
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $"And {also} more incidents, acknowledge them in Slack"),
            IncidentText.Measured(incident.Signal.Measurement),
            $"Since {IncidentText.Since(incident)}",
        ];
        return PlainText.Shorten(string.Join(". ", sentences.Where(s => s.Length > 0)), MaxSummaryLength);
    }

    private static string Severity(Severity severity) =>
        severity switch
        {
            Signals.Severity.P0 => "critical",
            Signals.Severity.P1 => "error",
            Signals.Severity.P2 => "warning",
            _ => "info",
        };

    private static void WriteDetails(Utf8JsonWriter json, OutgoingMessage message, MessageContext context)
    {
        var incident = message.Incident;
        var signal = incident.Signal;
        WriteDetail(json, "Incident", incident.Id);
        WriteDetail(json, "Severity", IncidentText.Severity(incident.Severity));
        WriteDetail(json, "Since", IncidentText.Since(incident));
        WriteDetail(json, "Measured", IncidentText.Measured(signal.Measurement));
        WriteDetail(json, "Where", IncidentText.Where(signal));
        WriteDetail(json, "Reason", incident.Summary);
        WriteDetail(json, "Description", signal.Description);
        WriteDetail(json, "Runbook", RunbookLink.Named(incident.Runbook, context.Runbooks));
        WriteDetail(json, "First steps", IncidentText.FirstSteps(incident, context));
        WriteDetail(json, "Also", string.Join('\n', message.Also.Select(StormDigest.Line)));
        WriteDetail(json, "Why you were notified", message.Notification.Reason.Text);
        if (signal.Tags.IsEmpty)
            return;

        json.WriteStartObject("Tags");
        foreach (var (key, value) in signal.Tags)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }

    private static void WriteField(Utf8JsonWriter json, string name, string text)
    {
        if (PlainText.OneLine(text) is { Length: > 0 } line)
            json.WriteString(name, PlainText.Shorten(line, MaxFieldLength));
    }

    private static void WriteLinks(Utf8JsonWriter json, Incident incident, MessageContext context)
    {
        var runbook = RunbookLink.For(incident.Runbook, context.Runbooks);
        var console = ConsoleLink.ForAlarm(incident.Signal.Key.Id);
        if (Fits(console))
            json.WriteString("client_url", console.AbsoluteUri);
        json.WriteStartArray("links");
        WriteLink(json, runbook, "Runbook");
        WriteLink(json, console, "Alarm in CloudWatch");
        json.WriteEndArray();
    }

    private static void WriteLink(Utf8JsonWriter json, Uri? link, string text)
    {
        if (!Fits(link))
            return;

        json.WriteStartObject();
        json.WriteString("href", link.AbsoluteUri);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static bool Fits([NotNullWhen(true)] Uri? link) => link is { AbsoluteUri.Length: <= MaxLinkLength };
}
