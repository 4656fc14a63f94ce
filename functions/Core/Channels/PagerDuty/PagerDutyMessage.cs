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

    /// <summary>
    /// Characters of a summary as we write it: what a phone reads out or shows on its lock screen before it cuts.
    /// https://support.pagerduty.com/main/docs/notification-content-and-behavior
    /// </summary>
    public const int SpokenSummaryLength = 120;

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
        var brief = Brief.Of(message, context);
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
            WritePayload(json, message, brief, context, withDetails);
            WriteLinks(json, brief);
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
        Brief brief,
        MessageContext context,
        bool withDetails
    )
    {
        var incident = message.Incident;
        var source = incident.Signal.Key.Id.Length > 0 ? incident.Signal.Key.Id : incident.Id;
        json.WriteStartObject("payload");
        json.WriteString("summary", Summary(brief, incident, message.Also.Length));
        json.WriteString("severity", Severity(incident.Severity));
        json.WriteString("timestamp", incident.BeganAt.UtcDateTime);
        WriteField(json, "source", source);
        WriteField(json, "component", incident.Service);
        WriteField(json, "group", context.ProductName);
        WriteField(json, "class", Class(incident.Signal));
        json.WriteStartObject("custom_details");
        if (withDetails)
            WriteDetails(json, message, brief, context);
        else
            json.WriteString("Details", "Left out: they exceed PagerDuty's size limit.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>
    /// As many sentences, the most telling first, as a phone reads out. What does not fit is in the details.
    /// </summary>
    private static string Summary(Brief brief, Incident incident, int also)
    {
        var more = also switch
        {
            0 => "",
            1 => ". And 1 more incident, acknowledge it in Slack",
            _ => Said($". And {also} more incidents, acknowledge them in Slack"),
        };
        var summary = PlainText.Shorten(brief.Headline, SpokenSummaryLength - more.Length) + more;
        string[] further =
        [
            brief.What,
            brief.Evidence,
            incident.IsOpen ? Said($"Since {incident.BeganAt.UtcDateTime:HH:mm} UTC") : "",
        ];
        foreach (var sentence in further.Where(s => s.Length > 0))
        {
            var longer = $"{summary.TrimEnd('.')}. {sentence}";
            if (longer.Length <= SpokenSummaryLength)
                summary = longer;
        }

        return summary;
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>What kind of event it is: the metric, or else what watches.</summary>
    private static string Class(Signal signal) =>
        signal.Measurement?.Metric is { Length: > 0 } metric ? metric : signal.Key.Source;

    private static string Severity(Severity severity) =>
        severity switch
        {
            Signals.Severity.P0 => "critical",
            Signals.Severity.P1 => "error",
            Signals.Severity.P2 => "warning",
            _ => "info",
        };

    /// <summary>A table, in the order in which PagerDuty shows it.</summary>
    private static void WriteDetails(Utf8JsonWriter json, OutgoingMessage message, Brief brief, MessageContext context)
    {
        WriteDetail(json, "What", brief.What);
        WriteDetail(json, "Measured", brief.Evidence);
        foreach (var row in brief.Rows)
            WriteDetail(json, row.Name, row.Value.Plain);
        WriteDetail(json, "First steps", brief.FirstSteps);
        WriteDetail(
            json,
            "Also",
            string.Join('\n', message.Also.Select(i => StormDigest.Line(i, context.AlarmPrefix)))
        );
        WriteDetail(json, "Incident", message.Incident.Id);
        WriteDetail(json, "Why you", brief.Why);
        foreach (var row in brief.Details)
            WriteDetail(json, row.Name, row.Value.Plain);
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

    private static void WriteLinks(Utf8JsonWriter json, Brief brief)
    {
        if (Fits(brief.Console))
            json.WriteString("client_url", brief.Console.AbsoluteUri);
        json.WriteStartArray("links");
        WriteLink(json, brief.Runbook, "Runbook");
        WriteLink(json, brief.Console, brief.ConsoleName);
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
