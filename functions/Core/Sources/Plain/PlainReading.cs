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
        var name = mend.Name(root.Get("alarm"));
        if (string.IsNullOrWhiteSpace(name))
            return ReadSignal.Fault("alarm", Faults.NoText(root.Get("alarm")));
        if (mend.State(root.Get("state")) is not { } state)
            return ReadSignal.Fault("state", "is neither ALARM, OK nor INSUFFICIENT_DATA");

        var tags = mend.Pairs(root.Get("tags"));
        foreach (var field in (ReadOnlySpan<string>)["severity", "service", "runbook"])
        {
            if (mend.Line(root.Get(field)) is { Length: > 0 } said)
                tags = tags.SetItem(field, said);
        }

        var source = mend.Line(root.Get("source"), SignalKey.MaxSourceLength);
        var id = Said(mend.Id(root.Get("id"))) ?? Said(mend.Id(root.Get("alarm"))) ?? name;
        return new Signal
        {
            Key = new SignalKey(Said(source) ?? "webhook", id),
            State = state,
            At = mend.Time(root.Get("at"), new FallbackTimes(null, receivedAt)),
            Name = name,
            Description = mend.Text(root.Get("description")),
            Reason = mend.Text(root.Get("reason")),
            Tags = tags,
            Oddities = mend.Oddities,
        };
    }

    private static string? Said(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
