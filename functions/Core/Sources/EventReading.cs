using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.CloudWatch;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Sources;

/// <summary>One event on its way into signals: finds out its shape and collects what comes out.</summary>
internal sealed class EventReading(FallbackTimes times)
{
    private const string Whole = "$";

    private readonly ImmutableArray<Signal>.Builder _signals = ImmutableArray.CreateBuilder<Signal>();
    private readonly ImmutableArray<UnreadableInput>.Builder _unreadable =
        ImmutableArray.CreateBuilder<UnreadableInput>();

    public SignalsRead Read(ReadOnlyMemory<byte> payload)
    {
        if (!JsonInput.TryParse(payload, out var document, out var problem))
        {
            _unreadable.Add(new UnreadableInput(Whole, Sentence(Whole, problem), payload));
        }
        else
        {
            using (document)
                ReadEvent(document.RootElement, payload);
        }

        return new SignalsRead(_signals.ToImmutable(), _unreadable.ToImmutable());
    }

    private void ReadEvent(JsonElement json, ReadOnlyMemory<byte> payload)
    {
        var records = json.Get("Records");
        if (records.IsAbsent)
        {
            Add(ReadOne(json, times), "", () => payload);
        }
        else if (!records.IsList || records.GetArrayLength() == 0)
        {
            Add(
                ReadSignal.Fault(
                    "Records",
                    records.IsList ? "is empty" : $"{records.Describe()} where a list was expected"
                ),
                "",
                () => payload
            );
        }
        else
        {
            foreach (var (index, record) in records.EnumerateArray().Index())
                Add(ReadOne(record, times), $"Records[{index}]", () => record.ToBytes());
        }
    }

    /// <summary>An SNS record is one event around another; everything else is read by what sets it apart.</summary>
    private static ReadSignal ReadOne(JsonElement json, FallbackTimes times) =>
        json.Get("Sns") is { IsAbsent: false } notification ? ReadNotification(notification, "Sns", times)
        : json.Get("Type").AsText() == "Notification" ? ReadNotification(json, "", times)
        : ReadAlarm(json, times);

    private static ReadSignal ReadNotification(JsonElement notification, string path, FallbackTimes times)
    {
        var message = notification.Get("Message");
        path = Join(path, "Message");
        if (message.AsText() is not { } text)
            return ReadSignal.Fault(path, $"{message.Describe()} where a text was expected");
        if (!JsonInput.TryParse(Encoding.UTF8.GetBytes(text), out var document, out var problem))
            return ReadSignal.Fault(path, problem);
        using (document)
        {
            var read = ReadAlarm(document.RootElement, times.Published(notification.Get("Timestamp").AsText()));
            return read with { Where = Join(path, read.Where) };
        }
    }

    private static ReadSignal ReadAlarm(JsonElement json, FallbackTimes times)
    {
        if (!json.IsObject)
            return ReadSignal.Fault("", $"{json.Describe()} where an object was expected");
        if (json.Get("schema").AsText() == SignalDocument.Schema)
            return SignalDocument.Read(json, times);
        if (!json.Get("alarmData").IsAbsent)
            return AlarmDetail.ReadInvocation(json, times);
        if (!json.Get("detail-type").IsAbsent)
            return AlarmDetail.ReadStateChange(json, times);
        if (!json.Get("AlarmName", "NewStateValue").IsAbsent)
            return AlarmMessage.Read(json, times);
        return ReadSignal.Fault(
            "",
            "is an object of no known shape: no alarmData, detail-type, Records, AlarmName or signal schema"
        );
    }

    private void Add(ReadSignal read, string path, Func<ReadOnlyMemory<byte>> raw)
    {
        if (read.Signal is { } signal)
        {
            _signals.Add(signal);
            return;
        }

        var where = Join(path, read.Where) is { Length: > 0 } inside ? inside : Whole;
        _unreadable.Add(new UnreadableInput(where, Sentence(where, read.What), raw()));
    }

    private static string Sentence(string where, string what) => $"{(where == Whole ? "The event" : where)} {what}.";

    private static string Join(string path, string further) =>
        path.Length == 0 ? further
        : further.Length == 0 ? path
        : $"{path}.{further}";
}
