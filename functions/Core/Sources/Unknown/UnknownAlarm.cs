using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources.Unknown;

/// <summary>
/// An object of a shape that nobody described and that has the words of an alarm all the same: a member that names it
/// and one that says its state. What may be an alarm is one.
/// </summary>
internal static class UnknownAlarm
{
    private static readonly string[] Names =
    [
        "alarmName",
        "alarm",
        "alertName",
        "alertname",
        "alert",
        "monitor",
        "check",
        "rule",
        "name",
        "title",
    ];

    private static readonly string[] States =
    [
        "state",
        "newState",
        "currentState",
        "alarmState",
        "alertState",
        "status",
        "stateValue",
        "newStateValue",
    ];

    private static readonly string[] Reasons = ["reason", "message", "summary", "description", "text", "details"];

    private static readonly string[] Moments =
    [
        "time",
        "timestamp",
        "at",
        "startsAt",
        "stateChangeTime",
        "createdAt",
        "updatedAt",
        "date",
    ];

    private static readonly string[] Words = ["severity", "priority", "service", "runbook", "owner"];

    /// <summary>Where the words of an alarm may stand: in the object, or in one of these members of it.</summary>
    private static readonly string[] Parts = ["detail", "alert", "alarm", "data", "payload", "incident", "event"];

    /// <summary>
    /// Null where it has not the words of an alarm, or is an event of an AWS service: their states are those of things
    /// (a service is ACTIVE), not of alarms.
    /// </summary>
    public static ReadSignal? Read(JsonElement json, in Envelope around)
    {
        if (json.Get("source").AsText() is ['a', 'w', 's', '.', ..])
            return null;
        if (Find(json, json, around) is { } signal)
            return signal;
        foreach (var part in Parts)
        {
            if (Member(json, part) is { IsObject: true } inner && Find(inner, json, around) is { } within)
                return within;
        }

        return null;
    }

    private static Signal? Find(JsonElement alarm, JsonElement whole, in Envelope around)
    {
        if (State(alarm) is not { } state)
            return null;
        var mend = new Mender();
        var name = First(alarm, Names, mend.Name);
        if (string.IsNullOrWhiteSpace(name))
            return null;
        var tags = mend.Pairs(alarm.Get("tags", "labels"));
        foreach (var word in Words)
        {
            if (mend.Line(Member(alarm, word)) is { Length: > 0 } said)
                tags = tags.SetItem(word == "priority" ? "severity" : word, said);
        }

        var moment = Moments.Select(m => Member(alarm, m)).FirstOrDefault(m => m.AsText() is not null);
        if (moment.IsAbsent)
            moment = Moments.Select(m => Member(whole, m)).FirstOrDefault(m => m.AsText() is not null);
        return new Signal
        {
            Key = new SignalKey(SignalSource.Unknown, mend.Id($"{around.Origin}|{name}")),
            State = state,
            At = moment.IsAbsent ? around.Times.OfItself : mend.Time(moment, around.Times),
            SaidAt = mend.SaidAt,
            Name = name,
            Description = "An alarm of a kind that is not known. See docs/sources.md for how to describe it.",
            Reason = Redaction.Of(First(alarm, Reasons, mend.Text)),
            Tags = tags,
            Oddities = mend.Oddities,
        };
    }

    private static SignalState? State(JsonElement alarm)
    {
        foreach (var name in States)
        {
            var said = Member(alarm, name);
            if (StateWords.Read((said.IsObject ? said.Get("value", "name") : said).AsText()) is { } state)
                return state;
        }

        return null;
    }

    private static string First(JsonElement alarm, string[] names, Func<JsonElement, string> read)
    {
        foreach (var name in names)
        {
            if (Member(alarm, name) is { ValueKind: JsonValueKind.String } said && read(said) is { Length: > 0 } text)
                return text;
        }

        return "";
    }

    /// <summary>A member, however its name is written: <c>alarm_name</c> and <c>AlarmName</c> are one.</summary>
    private static JsonElement Member(JsonElement json, string name)
    {
        if (!json.IsObject)
            return default;
        foreach (var member in json.EnumerateObject())
        {
            if (IsCalled(member.Name, name))
                return member.Value;
        }

        return default;
    }

    private static bool IsCalled(string member, string name) =>
        member.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (
            member.AsSpan().ContainsAny('_', '-', ' ')
            && string.Concat(member.Where(char.IsLetterOrDigit)).Equals(name, StringComparison.OrdinalIgnoreCase)
        );
}
