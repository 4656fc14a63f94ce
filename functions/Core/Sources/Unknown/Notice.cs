using System.Text.Json;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Sources.Unknown;

/// <summary>
/// What is no alarm and was sent to people all the same, on a topic, queue or bus of alarms: a text, or an event. It is
/// told as P3, since whoever sent it there wanted somebody to read it.
/// </summary>
/// <remarks>
/// Texts of one topic that differ in numbers, ids, times and what is quoted alone are one alarm: a topic that says a
/// hundred times "Job 4711 is late" opens one incident.
/// </remarks>
internal static class Notice
{
    private const int MaxName = 120;

    /// <summary>A text for people.</summary>
    public static ReadSignal OfText(string text, in Envelope around)
    {
        if (string.IsNullOrWhiteSpace(text))
            return ReadSignal.Fault("", "is empty");
        var firstLine = text.Trim().Split('\n', 2)[0];
        var name = around.Subject.Length > 0 ? around.Subject : firstLine;
        return Of(name, NoticeKind.Of(Redaction.Of(name)), text, around.Origin, around);
    }

    /// <summary>An event, or an object of any shape.</summary>
    public static ReadSignal OfObject(JsonElement json, in Envelope around)
    {
        if (!json.EnumerateObject().Any())
            return ReadSignal.Fault("", "is an object without members");
        if (json.Get("Event").AsText() is "autoscaling:TEST_NOTIFICATION" or "s3:TestEvent")
            return ReadSignal.Nothing("is a test of a subscription");
        var type = json.Get("detail-type").AsText() ?? "";
        if (type == "Scheduled Event")
            return ReadSignal.Nothing("is a schedule's");
        var what =
            json.Get("resources") is { IsList: true } resources && resources.GetArrayLength() > 0
                ? resources[0].AsText() ?? ""
                : "";
        var name =
            type.Length > 0 ? (what.Length > 0 ? $"{type}: {what[(what.LastIndexOfAny(['/', ':']) + 1)..]}" : type)
            : around.Subject.Length > 0 ? around.Subject
            : $"Event with {string.Join(", ", json.EnumerateObject().Take(4).Select(m => m.Name))}";
        var times = around.Times.Within(json.Get("time").AsText());
        var origin = around.Origin.Length > 0 ? around.Origin : json.Get("source").AsText() ?? "";
        return Of(name, name, json.GetRawText(), origin, around with { Times = times });
    }

    private static ReadSignal Of(string name, string kind, string text, string origin, in Envelope around)
    {
        var mend = new Mender();
        var shown = mend.Name(Redaction.Of(name));
        if (string.IsNullOrWhiteSpace(shown))
            return ReadSignal.Fault("", "has nothing that can be read");
        return new Signal
        {
            Key = new SignalKey(SignalSource.Notice, mend.Id($"{origin}|{kind}")),
            State = SignalState.Alarm,
            At = around.Times.OfItself,
            Name = PlainText.Shorten(shown, MaxName),
            Reason = mend.Text(Redaction.Of(text)),
            Oddities = mend.Oddities,
        };
    }
}
