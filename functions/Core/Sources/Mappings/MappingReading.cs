using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.Unknown;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>Makes a signal of an event, as a mapping says.</summary>
internal static class MappingReading
{
    /// <summary>Characters of an account or a region.</summary>
    private const int MaxPlace = 32;

    /// <summary>
    /// Null where the event lacks its alarm's name, its identity or a state that is known: those who read what nobody
    /// described read it then, so that somebody is told.
    /// </summary>
    public static ReadSignal? Read(EventMapping mapping, in EventFacts facts)
    {
        if (mapping.Quiet.AreMet(facts))
            return ReadSignal.Nothing($"is quiet, says the mapping {mapping.Name}");
        if (State(mapping, facts) is not { } state)
            return null;
        var mend = new Mender();
        var (json, around) = (facts.Json, facts.Around);
        var name = mend.Name(mapping.Alarm.Whole(facts) ?? "");
        var (account, region) = (mend.Line(json.Get("account"), MaxPlace), mend.Line(json.Get("region"), MaxPlace));
        var id = mapping.Id is null ? $"{account}/{region}/{name}" : mend.Id(mapping.Id.Whole(facts) ?? "");
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(id))
            return null;
        var times = around.Times.Within(json.Get("time").AsText());
        var at = mapping.At is null ? times.OfItself : mend.Time(MomentText.Normal(mapping.At.Fill(facts)), times);
        return new Signal
        {
            Key = new SignalKey(mapping.Name, mend.Id(id)),
            State = state,
            At = at,
            SaidAt = mend.SaidAt,
            Name = name,
            Description = mend.Text(Redaction.Of(mapping.Description?.Fill(facts) ?? "")),
            Reason = mend.Text(Redaction.Of(mapping.Summary?.Fill(facts) ?? "")),
            Account = account,
            Region = region,
            Tags = Tags(mapping, facts, mend),
            EndsAfter = state == SignalState.Alarm ? mapping.After : null,
            Oddities = mend.Oddities,
        };
    }

    private static SignalState? State(EventMapping mapping, in EventFacts facts) =>
        mapping.Ends.AreMet(facts) ? SignalState.Ok
        : mapping.State is null ? SignalState.Alarm
        : StateWords.Read(mapping.State.Whole(facts));

    private static ImmutableSortedDictionary<string, string> Tags(
        EventMapping mapping,
        in EventFacts facts,
        Mender mend
    )
    {
        var tags = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in mapping.Tags)
        {
            if (mend.Line(value.Fill(facts), Mender.MaxValueLength) is { Length: > 0 } said)
                tags[name] = said;
        }

        foreach (var (severity, when) in mapping.Severity)
        {
            if (!when.IsEmpty && !when.AreMet(facts))
                continue;
            if (mend.Line(severity.Fill(facts), Mender.MaxValueLength) is not { Length: > 0 } said)
                continue;
            tags["severity"] = said;
            break;
        }

        return tags.ToImmutable();
    }
}
