using System.Globalization;
using System.Text;
using System.Text.Json;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Signals;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Redrive;

/// <summary>
/// One message of the failure queue on its way into a <see cref="Failure"/>: finds out its shape and what to do about
/// it.
/// </summary>
/// <param name="id">SQS's id of it.</param>
/// <param name="at">When it came into the queue.</param>
/// <param name="body">Its text.</param>
/// <param name="attributes">What SNS or EventBridge wrote on it.</param>
internal sealed class FailureReading(
    string id,
    DateTimeOffset at,
    string body,
    IReadOnlyDictionary<string, string> attributes
)
{
    /// <summary>Bytes that SNS takes. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
    private const int LargestMessage = 262_144;

    private const string AlarmRouter = "AlarmRouter";

    public Failure Read()
    {
        if (!JsonInput.TryParse(Encoding.UTF8.GetBytes(body), out var document, out var problem))
            return Unknown($"It {problem}.");
        using (document)
        {
            var json = document.RootElement;
            if (FailedInputDocument.Read(json) is { } ours)
                return ours.Kind == FailedInput.UndeliverablePage ? OfPage(ours) : OfUnreadable(ours);
            if (json.Get("requestContext").Get("functionArn").AsText() is { } function)
                return OfInvocation(json, NameIn(function));
            if (!json.Get("Records").IsAbsent || json.Get("Type").AsText() == "Notification")
                return Of(
                    FailureKind.UndeliveredNotification,
                    Topic(json),
                    Complaint("SNS could not deliver it."),
                    body,
                    Sending(body)
                );
            if (!json.Get("detail-type").IsAbsent)
                return Of(
                    FailureKind.UndeliveredEvent,
                    Rule(),
                    Complaint("EventBridge could not deliver it."),
                    body,
                    IsTick(json) ? Tick : Sending(body)
                );
            return Unknown(
                "It is in none of the formats that RoleFerry, Lambda, SNS and EventBridge write to this queue."
            );
        }
    }

    private static Remedy Tick { get; } =
        new Remedy.Nothing(
            "A scheduled tick. The next one did its work, so there is nothing to send. `--delete` removes it."
        );

    private Failure OfPage(FailedInput page) =>
        Of(
            FailureKind.UndeliverablePage,
            page.Where,
            page.What,
            "",
            page.PageIds() is var (incident, message)
                ? new Remedy.MakeDue(incident, message)
                : new Remedy.Nothing("It does not name its message. `--delete` removes it.")
        );

    private Failure OfUnreadable(FailedInput input)
    {
        var text = Encoding.UTF8.GetString(input.Payload.Span);
        return Of(
            FailureKind.UnreadableInput,
            input.Where,
            input.What,
            text,
            input.CutFrom is { } whole
                ? new Remedy.Nothing(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Only the first {input.Payload.Length:N0} of its {whole:N0} bytes were kept, so it "
                            + $"cannot be sent. `--delete` removes it."
                    )
                )
                : OnlyIfAsked(Sending(text))
        );
    }

    private Failure OfInvocation(JsonElement record, string function)
    {
        var input = record.Get("requestPayload");
        var payload = input.ValueKind == JsonValueKind.Undefined ? "" : input.GetRawText();
        var remedy = IsTick(input) ? Tick : Sending(payload);
        if (remedy is Remedy.PublishUnreadable && !function.Split('-').Contains(AlarmRouter))
            remedy = new Remedy.Nothing(
                $"It is not an alarm, so it cannot go to the alarm topic. Invoke {function} with it (`--json` "
                    + $"shows all of it). `--delete` removes it."
            );
        return Of(FailureKind.FailedInvocation, function, Complaint(record), payload, remedy);
    }

    /// <summary>How a text is sent back: by what this version makes of it.</summary>
    private Remedy Sending(string payload)
    {
        var messages = SnsEnvelope.Open(Encoding.UTF8.GetBytes(payload));
        var longest = messages.Max(Encoding.UTF8.GetByteCount);
        if (messages.Any(string.IsNullOrWhiteSpace))
            return new Remedy.Nothing("It is empty, so there is nothing to send. `--delete` removes it.");
        if (longest > LargestMessage)
            return new Remedy.Nothing(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"It has {longest:N0} bytes, and SNS accepts {LargestMessage:N0}. Invoke {AlarmRouter} with "
                        + $"it (`--json` shows all of it). `--delete` removes it."
                )
            );
        return messages.Any(IsReadNow)
            ? new Remedy.Publish(messages)
            : new Remedy.PublishUnreadable(messages, IsReadNow: false);
    }

    private static Remedy OnlyIfAsked(Remedy remedy) =>
        remedy is Remedy.Publish publish ? new Remedy.PublishUnreadable(publish.Messages, IsReadNow: true) : remedy;

    /// <summary>
    /// Whether AlarmRouter would find an alarm in it. Nearly anything would do for a notice, also what another function
    /// failed on.
    /// </summary>
    private bool IsReadNow(string message) =>
        SignalReader
            .Read(Encoding.UTF8.GetBytes(message), at, EmbeddedMappings.Value)
            .Signals.Any(s => s.Key.Source != SignalSource.Notice);

    private Failure Unknown(string what) =>
        Of(
            FailureKind.Unknown,
            "",
            what,
            body,
            new Remedy.Nothing("There is no known destination for it. `--delete` removes it.")
        );

    private Failure Of(FailureKind kind, string where, string what, string payload, Remedy remedy) =>
        new(id, at, kind, where, what, payload, remedy);

    /// <summary>
    /// <see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html">What a
    /// schedule sends.</see>
    /// </summary>
    private static bool IsTick(JsonElement json) => json.Get("detail-type").AsText() == "Scheduled Event";

    /// <summary>
    /// How it failed the last time:
    /// <see href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">the record's
    /// shape.</see>
    /// </summary>
    private static string Complaint(JsonElement record)
    {
        var context = record.Get("requestContext");
        var error = record.Get("responsePayload");
        var attempts = context.Get("approximateInvokeCount").AsNumber() is { } count
            ? string.Create(CultureInfo.InvariantCulture, $" after {count} attempts")
            : "";
        var last = string.Join(
            ": ",
            new[] { error.Get("errorType").AsText(), error.Get("errorMessage").AsText() }.Where(t =>
                !string.IsNullOrEmpty(t)
            )
        );
        return $"{context.Get("condition").AsText() ?? "Failed"}{attempts}{(last.Length == 0 ? "" : $": {last}")}";
    }

    /// <summary>
    /// What was written on a dead letter: by EventBridge
    /// (<see href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html">names</see>) or, in the
    /// same words, by others.
    /// </summary>
    private string Complaint(string otherwise) =>
        Attribute("ERROR_MESSAGE", "ErrorMessage") is { } message
            ? $"{Attribute("ERROR_CODE", "ErrorCode")}: {message}"
            : otherwise;

    private string? Attribute(string name, string orName) =>
        attributes.GetValueOrDefault(name) ?? attributes.GetValueOrDefault(orName);

    private string Rule() =>
        attributes.TryGetValue("RULE_ARN", out var rule) ? rule.Split('/', ':')[^1] : "EventBridge";

    private static string Topic(JsonElement json)
    {
        var records = json.Get("Records");
        var notification = records.IsList && records.GetArrayLength() > 0 ? records[0].Get("Sns") : json;
        return notification.Get("TopicArn").AsText()?.Split(':')[^1] ?? "SNS";
    }

    private static string NameIn(string functionArn) => functionArn.Split(":function:")[^1].Split(':')[0];
}
