using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Alertmanager;

/// <summary>
/// Reads a group of alerts as Alertmanager and Grafana post it. Each alert is an alarm of its own; its labels become
/// tags.
/// </summary>
internal static class AlertsReading
{
    /// <summary>
    /// Alerts that one post may hold. Alertmanager and Grafana send a group at once, 1,000 and more in a storm.
    /// </summary>
    private const int MaxAlerts = 2_000;

    private const string Name = "alertname";

    public static SignalsRead Read(JsonElement root, string source, DateTimeOffset receivedAt)
    {
        if (root.Get("alerts") is not { IsList: true } alerts)
            return new SignalsRead(
                [],
                [
                    new UnreadableInput(
                        "alerts",
                        $"alerts {root.Get("alerts").Describe()}, a list is expected.",
                        root.ToBytes()
                    ),
                ]
            );

        var signals = ImmutableArray.CreateBuilder<Signal>();
        var unreadable = ImmutableArray.CreateBuilder<UnreadableInput>();
        var i = 0;
        foreach (var alert in alerts.EnumerateArray().Take(MaxAlerts))
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"alerts[{i++}]");
            var read = One(alert, source, receivedAt);
            if (read.Signal is { } signal)
                signals.Add(signal);
            else
                unreadable.Add(
                    new UnreadableInput(
                        $"{where}{(read.Where.Length == 0 ? "" : ".")}{read.Where}",
                        $"{where}{(read.Where.Length == 0 ? "" : ".")}{read.Where} {read.What}.",
                        alert.ToBytes()
                    )
                );
        }

        if (alerts.GetArrayLength() > MaxAlerts)
        {
            unreadable.Add(
                new UnreadableInput(
                    "alerts",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"alerts holds more than {MaxAlerts}; the rest was ignored."
                    ),
                    root.ToBytes()
                )
            );
        }

        return new SignalsRead(signals.DrainToImmutable(), unreadable.DrainToImmutable());
    }

    private static ReadSignal One(JsonElement alert, string source, DateTimeOffset receivedAt)
    {
        if (!alert.IsObject)
            return ReadSignal.Fault("", alert.Describe());
        var state = alert.Get("status").AsText() switch
        {
            "firing" => SignalState.Alarm,
            "resolved" => SignalState.Ok,
            _ => (SignalState?)null,
        };
        if (state is null)
            return ReadSignal.Fault("status", "is neither firing nor resolved");
        var mend = new Mender();
        var labels = mend.Pairs(alert.Get("labels"));
        if (!labels.TryGetValue(Name, out var name) || string.IsNullOrWhiteSpace(name))
            return ReadSignal.Fault("labels.alertname", "is missing");

        var notes = mend.Pairs(alert.Get("annotations"));
        var times = new FallbackTimes(AlarmTime.Read(alert.Get("startsAt").AsText(), receivedAt), receivedAt);
        var tags = labels.Remove(Name);
        if (notes.GetValueOrDefault("runbook_url") is { Length: > 0 } runbook && !tags.ContainsKey("runbook"))
            tags = tags.Add("runbook", runbook);
        return new Signal
        {
            Key = new SignalKey(source, Id(mend, alert, labels)),
            State = state.Value,
            At = mend.Time(alert.Get(state == SignalState.Ok ? "endsAt" : "startsAt"), times),
            Name = name,
            Description = notes.GetValueOrDefault("description", ""),
            Reason = notes.GetValueOrDefault("summary") ?? notes.GetValueOrDefault("description", ""),
            Tags = tags,
            Oddities = mend.Oddities,
        };
    }

    /// <summary>The fingerprint, which names the labels; where there is none, a hash of them.</summary>
    private static string Id(Mender mend, JsonElement alert, ImmutableSortedDictionary<string, string> labels)
    {
        var fingerprint = mend.Id(alert.Get("fingerprint"));
        if (!string.IsNullOrWhiteSpace(fingerprint))
            return fingerprint;
        var text = string.Join('\n', labels.Select(l => $"{l.Key.Length}:{l.Key}={l.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
