using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Plain;

/// <summary>
/// Reads our own shape, for whatever can post JSON: <c>alarm</c>, <c>state</c> (<c>ALARM</c> or <c>OK</c>), and as it
/// likes <c>at</c>, <c>source</c>, <c>id</c>, <c>description</c>, <c>reason</c>, <c>severity</c>, <c>service</c>,
/// <c>runbook</c> and <c>tags</c>.
/// </summary>
internal static class PlainReading
{
    public static ReadSignal Read(JsonElement root, DateTimeOffset receivedAt)
    {
        if (!root.IsObject)
            return ReadSignal.Fault("", root.Describe());
        var mend = new Mender();
        if (mend.Line(root.Get("alarm")) is not { Length: > 0 } name)
            return ReadSignal.Fault("alarm", root.Get("alarm") is { IsAbsent: true } ? "is missing" : "is not a text");
        if (mend.State(root.Get("state")) is not { } state)
            return ReadSignal.Fault("state", "is neither ALARM, OK nor INSUFFICIENT_DATA");

        var tags = mend.Pairs(root.Get("tags"));
        foreach (var field in (ReadOnlySpan<string>)["severity", "service", "runbook"])
        {
            if (mend.Line(root.Get(field)) is { Length: > 0 } said)
                tags = tags.SetItem(field, said);
        }

        var source = mend.Line(root.Get("source"), SignalKey.MaxSourceLength);
        if (source == Watchdog.Source)
            return ReadSignal.Fault("source", $"is {Watchdog.Source}, which is reserved for our own watchdog");
        var id = mend.Line(root.Get("id")) is { Length: > 0 } given ? given : name;
        return new Signal
        {
            Key = new SignalKey(source.Length == 0 ? "webhook" : source, id),
            State = state,
            At = mend.Time(root.Get("at"), new FallbackTimes(null, receivedAt)),
            Name = name,
            Description = mend.Text(root.Get("description")),
            Reason = mend.Text(root.Get("reason")),
            Tags = tags,
            Oddities = mend.Oddities,
        };
    }
}
