using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RoleFerry.Core.Signals.Reading;

/// <summary>
/// A signal as JSON: what the functions that raise signals of their own publish, read again without loss. Marked by
/// <c>"schema": "roleferry.signal/1"</c>.
/// </summary>
public static class SignalDocument
{
    /// <summary>Says that a document is a signal, and in which version of the format.</summary>
    public const string Schema = "roleferry.signal/1";

    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    /// <summary>Writes the document. Numbers that are not finite are left out: JSON has none.</summary>
    public static string Write(Signal signal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteStartObject("key");
            json.WriteString("source", signal.Key.Source);
            json.WriteString("id", signal.Key.Id);
            WriteIfSaid(json, "contributor", signal.Key.Contributor);
            json.WriteEndObject();
            json.WriteString("state", SignalStateName.Of(signal.State));
            if (signal.PreviousState is { } before)
                json.WriteString("previousState", SignalStateName.Of(before));
            json.WriteString("at", TextOf(signal.At));
            if (signal.SaidAt is { } said)
                json.WriteString("saidAt", TextOf(said));
            json.WriteString("name", signal.Name);
            WriteIfSaid(json, "description", signal.Description);
            WriteIfSaid(json, "reason", signal.Reason);
            WriteIfSaid(json, "account", signal.Account);
            WriteIfSaid(json, "region", signal.Region);
            if (signal.Measurement is { } measurement)
                WriteMeasurement(json, measurement);
            WritePairs(json, "tags", signal.Tags);
            WriteIfThere(json, "suppressedBy", signal.SuppressedBy);
            if (signal.EndsAfter is { } after)
                json.WriteNumber("endsAfterSeconds", (int)after.TotalSeconds);
            if (signal.End != SignalEnd.Ok)
                json.WriteString("end", signal.End.ToString());
            if (!signal.Oddities.IsEmpty)
            {
                json.WriteStartArray("oddities");
                foreach (var oddity in signal.Oddities)
                    json.WriteStringValue(oddity.ToString());
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static ReadSignal Read(JsonElement json, FallbackTimes times)
    {
        var (mend, key) = (new Mender(), json.Get("key"));
        var source = mend.Line(key.Get("source"), SignalKey.MaxSourceLength);
        var id = mend.Id(key.Get("id"));
        var name = mend.Name(json.Get("name"));
        if (string.IsNullOrWhiteSpace(source) || string.IsNullOrWhiteSpace(id))
            return ReadSignal.Fault("key", "does not name both its source and its id");
        if (string.IsNullOrWhiteSpace(name))
            return ReadSignal.Fault("name", Faults.NoText(json.Get("name")));
        if (SignalStateName.Read(json.Get("state").AsText()) is not { } state)
            return ReadSignal.Fault("state", Faults.UnknownState(json.Get("state")));
        var contributor = mend.Id(key.Get("contributor"), SignalKey.MaxContributorLength);
        var signal = new Signal
        {
            Key = new SignalKey(source, id, contributor),
            State = state,
            PreviousState = mend.State(json.Get("previousState")),
            At = mend.Time(json.Get("at"), times),
            SaidAt = mend.SaidAt ?? AlarmTime.Read(json.Get("saidAt").AsText(), DateTimeOffset.MaxValue),
            Name = name,
            Description = mend.Text(json.Get("description")),
            Reason = mend.Text(json.Get("reason")),
            Account = mend.Line(json.Get("account")),
            Region = mend.Line(json.Get("region")),
            Measurement = ReadMeasurement(mend, json.Get("measurement")),
            Tags = mend.Pairs(json.Get("tags")),
            SuppressedBy = mend.LineOrNull(json.Get("suppressedBy")),
            EndsAfter = ReadAfter(mend, json.Get("endsAfterSeconds")),
            End = Array.Find(Enum.GetValues<SignalEnd>(), end => end.ToString() == json.Get("end").AsText()),
        };
        foreach (var oddity in Names(json.Get("oddities")))
            mend.Note(oddity);
        return signal with { Oddities = mend.Oddities };
    }

    private static string TextOf(DateTimeOffset at) =>
        at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteMeasurement(Utf8JsonWriter json, Measurement measurement)
    {
        json.WriteStartObject("measurement");
        WriteIfThere(json, "namespace", measurement.Namespace);
        WriteIfThere(json, "metric", measurement.Metric);
        WritePairs(json, "dimensions", measurement.Dimensions);
        WriteIfThere(json, "statistic", measurement.Statistic);
        WriteIfThere(json, "comparison", measurement.Comparison);
        WriteIfFinite(json, "threshold", measurement.Threshold);
        WriteIfFinite(json, "bandFrom", measurement.BandFrom);
        WriteIfFinite(json, "bandTo", measurement.BandTo);
        WriteIfFinite(json, "value", measurement.Value);
        if (measurement.PeriodSeconds is { } period)
            json.WriteNumber("periodSeconds", period);
        json.WriteEndObject();
    }

    private static Measurement? ReadMeasurement(Mender mend, JsonElement json)
    {
        if (!json.IsObject)
        {
            if (!json.IsAbsent)
                mend.Note(SignalOddity.PartLeftOut);
            return null;
        }

        return new Measurement
        {
            Namespace = mend.LineOrNull(json.Get("namespace")),
            Metric = mend.LineOrNull(json.Get("metric")),
            Dimensions = mend.Pairs(json.Get("dimensions")),
            Statistic = mend.LineOrNull(json.Get("statistic")),
            Comparison = mend.LineOrNull(json.Get("comparison")),
            Threshold = mend.Number(json.Get("threshold")),
            BandFrom = mend.Number(json.Get("bandFrom")),
            BandTo = mend.Number(json.Get("bandTo")),
            Value = mend.Number(json.Get("value")),
            PeriodSeconds = mend.Count(json.Get("periodSeconds")),
        };
    }

    private static TimeSpan? ReadAfter(Mender mend, JsonElement seconds) =>
        mend.Count(seconds) is { } said && TimeSpan.FromSeconds(said) is var after && after <= Signal.LongestEnd
            ? after
            : null;

    private static IEnumerable<SignalOddity> Names(JsonElement oddities) =>
        from oddity in Enum.GetValues<SignalOddity>()
        where oddities.IsList && oddities.EnumerateArray().Any(name => name.AsText() == oddity.ToString())
        select oddity;

    private static void WriteIfThere(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteIfSaid(Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0)
            json.WriteString(name, text);
    }

    private static void WriteIfFinite(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
            json.WriteNumber(name, value);
    }

    private static void WritePairs(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, string> pairs)
    {
        if (pairs.IsEmpty)
            return;
        json.WriteStartObject(name);
        foreach (var (key, value) in pairs)
            json.WriteString(key, value);
        json.WriteEndObject();
    }
}
