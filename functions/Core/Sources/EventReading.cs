using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.Mappings;
using RoleFerry.Core.Sources.Unknown;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Sources;

/// <summary>
/// One event on its way into signals: opens the envelopes of SNS, SQS and lists, in any order within each other, and
/// collects what comes out. What EventBridge puts around an event tells what that is, so it is no envelope here.
/// </summary>
/// <param name="times">What stands in for times.</param>
/// <param name="mappings">What makes signals of events that others send.</param>
internal sealed class EventReading(FallbackTimes times, EventMappings mappings)
{
    private const string Whole = "$";

    private readonly ImmutableArray<Signal>.Builder _signals = ImmutableArray.CreateBuilder<Signal>();
    private readonly ImmutableArray<UnreadableInput>.Builder _unreadable =
        ImmutableArray.CreateBuilder<UnreadableInput>();

    private readonly ImmutableArray<string>.Builder _ignored = ImmutableArray.CreateBuilder<string>();

    private readonly ImmutableArray<InspectedPart>.Builder _parts = ImmutableArray.CreateBuilder<InspectedPart>();

    /// <summary>Whether <see cref="Parts"/> are wanted.</summary>
    public bool KeepsParts { get; init; }

    /// <summary>Each innermost part of what was read, with who read it.</summary>
    public ImmutableArray<InspectedPart> Parts => _parts.ToImmutable();

    public SignalsRead Read(ReadOnlyMemory<byte> payload)
    {
        var around = new Envelope("", times);
        if (!JsonInput.TryParse(payload, out var document, out var problem))
        {
            Add(new ShapedRead(Shapes.None, ReadSignal.Fault("", problem)), around, () => payload);
        }
        else
        {
            using (document)
                Read(document.RootElement, around, () => payload);
        }

        return new SignalsRead(_signals.ToImmutable(), _unreadable.ToImmutable()) { Ignored = _ignored.ToImmutable() };
    }

    private void Read(JsonElement json, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        if (around.Depth > Envelope.MaxDepth)
            Fault("", $"has more than {Envelope.MaxDepth} envelopes around it", around, raw);
        else if (json.IsList)
            ReadEach(json, around, raw);
        else if (json.Get("Records") is { IsAbsent: false } records)
            ReadRecords(records, around.Into("Records"), raw);
        else if (json.Get("Sns") is { IsAbsent: false } notification)
            ReadNotification(notification, around.Into("Sns"), raw);
        else if (json.Get("Type").AsText() == "Notification")
            ReadNotification(json, around, raw);
        else if (json.Get("Type").AsText() is "SubscriptionConfirmation" or "UnsubscribeConfirmation")
            Add(
                new ShapedRead(Shapes.None, ReadSignal.Nothing("is a topic's question whether to subscribe")),
                around,
                raw
            );
        else if (json.Get("eventSource").AsText() == "aws:sqs")
            ReadMessage(json, around, raw);
        else if (json.AsText() is { } text)
            ReadText(text, around, raw);
        else
            Add(ObjectReading.Read(json, around, mappings), around, raw, json.GetRawText);
    }

    private void ReadRecords(JsonElement records, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        if (records.IsList)
            ReadEach(records, around, raw);
        else
            Fault("", $"{records.Describe()} where a list was expected", around, raw);
    }

    private void ReadEach(JsonElement list, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        if (list.GetArrayLength() == 0)
            Fault("", "is empty", around, raw);
        foreach (var (index, item) in list.EnumerateArray().Index())
            Read(item, around.Into($"[{index}]"), () => item.ToBytes());
    }

    private void ReadNotification(JsonElement notification, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        var within = around with
        {
            Times = around.Times.Published(notification.Get("Timestamp").AsText()),
            Subject = notification.Get("Subject").AsText() ?? "",
            Origin = notification.Get("TopicArn").AsText() ?? around.Origin,
        };
        ReadText(notification, "Message", within, raw);
    }

    /// <summary>A message of a queue: what was sent to it, or a notification that the topic put into it.</summary>
    private void ReadMessage(JsonElement message, in Envelope around, Func<ReadOnlyMemory<byte>> raw) =>
        ReadText(
            message,
            "body",
            around with
            {
                Origin = message.Get("eventSourceARN").AsText() ?? around.Origin,
            },
            raw
        );

    private void ReadText(JsonElement json, string member, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        var value = json.Get(member);
        if (value.AsText() is { } text)
            ReadText(text, around.Into(member), raw);
        else
            Fault(member, $"{value.Describe()} where a text was expected", around, raw);
    }

    /// <summary>A text that is JSON, or is for people to read.</summary>
    private void ReadText(string text, in Envelope around, Func<ReadOnlyMemory<byte>> raw)
    {
        var isMeantAsJson = text.AsSpan().TrimStart().StartsWith("{");
        if (JsonInput.TryParse(Encoding.UTF8.GetBytes(text), out var document, out var problem))
        {
            using (document)
            {
                if (document.RootElement is { IsObject: true } or { IsList: true })
                {
                    Read(document.RootElement, around, raw);
                    return;
                }
            }
        }

        if (isMeantAsJson)
            Fault("", problem, around, raw);
        else
            Add(ReadText(text, around), around, raw, () => text);
    }

    private ShapedRead ReadText(string text, in Envelope around) =>
        mappings.Read(default, text, around) is { } mapped
            ? new ShapedRead(mapped.Mapping, mapped.Read)
            : new ShapedRead(Shapes.Notice, Notice.OfText(text, around));

    private void Fault(string where, string what, in Envelope around, Func<ReadOnlyMemory<byte>> raw) =>
        Add(new ShapedRead(Shapes.None, ReadSignal.Fault(where, what)), around, raw);

    private void Add(
        ShapedRead shaped,
        in Envelope around,
        Func<ReadOnlyMemory<byte>> raw,
        Func<string>? innermost = null
    )
    {
        var read = shaped.Read;
        var where = around.PathOf(read.Where) is { Length: > 0 } inside ? inside : Whole;
        var what = read.Signal is null ? $"{(where == Whole ? "The event" : where)} {read.What}." : "";
        if (KeepsParts)
            _parts.Add(
                new InspectedPart(where, shaped.Shape, read.Signal, what, read.IsFine, innermost?.Invoke() ?? "")
                {
                    Around = around,
                }
            );
        if (read.Signal is { } signal)
            _signals.Add(signal);
        else if (read.IsFine)
            _ignored.Add(what);
        else
            _unreadable.Add(new UnreadableInput(where, what, raw()));
    }
}
