using System.Collections.Immutable;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Silences;

/// <summary>
/// Silences, made ready to be asked often: each lies under the value that it demands of one label, the label being
/// the one by which silences differ most. To ask looks at those under the alarm's own values, and at the few that
/// demand no value.
/// </summary>
public sealed class SilenceSet
{
    private readonly Dictionary<string, Dictionary<string, ImmutableArray<Silence>>> _byLabel;
    private readonly Dictionary<string, ImmutableArray<Silence>> _byIncident;
    private readonly ImmutableArray<Silence> _others;

    private SilenceSet(IEnumerable<Silence> silences)
    {
        All = [.. silences.OrderBy(s => s.Id, StringComparer.Ordinal)];
        _byIncident = All.SelectMany(s => s.Incidents.Select(id => (Id: id, Silence: s)))
            .GroupBy(p => p.Id, p => p.Silence, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

        var ofAny = All.Where(s => s.Incidents.IsEmpty).ToArray();
        var values = ofAny
            .SelectMany(Demands)
            .GroupBy(m => m.Label, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.Select(m => m.Value).Distinct(StringComparer.Ordinal).Count(),
                StringComparer.Ordinal
            );
        var placed = ofAny
            .Select(s =>
                (
                    Silence: s,
                    By: Demands(s)
                        .OrderByDescending(m => values[m.Label])
                        .ThenBy(m => m.Label, StringComparer.Ordinal)
                        .FirstOrDefault()
                )
            )
            .ToArray();
        _others = [.. placed.Where(p => p.By is null).Select(p => p.Silence)];
        _byLabel = placed
            .Where(p => p.By is not null)
            .GroupBy(p => p.By!.Label, StringComparer.Ordinal)
            .ToDictionary(
                label => label.Key,
                label =>
                    label
                        .GroupBy(p => p.By!.Value, StringComparer.Ordinal)
                        .ToDictionary(
                            value => value.Key,
                            value => value.Select(p => p.Silence).ToImmutableArray(),
                            StringComparer.Ordinal
                        ),
                StringComparer.Ordinal
            );
    }

    /// <summary>None.</summary>
    public static SilenceSet Empty { get; } = new([]);

    /// <summary>All of them, by id.</summary>
    public ImmutableArray<Silence> All { get; }

    /// <summary>Of these.</summary>
    public static SilenceSet Of(IEnumerable<Silence> silences) => new(silences);

    /// <summary>Those about such an alarm, whenever they are on. Allocates for what it finds only.</summary>
    /// <param name="labels">The alarm's labels.</param>
    /// <param name="incidentId">The open incident that it belongs to; null where it belongs to none yet.</param>
    public ImmutableArray<Silence> About(IReadOnlyDictionary<string, string> labels, string? incidentId)
    {
        ImmutableArray<Silence>.Builder? found = null;
        foreach (var (label, byValue) in _byLabel)
        {
            if (labels.TryGetValue(label, out var value) && byValue.TryGetValue(value, out var silences))
                Take(silences, labels, incidentId, ref found);
        }

        if (incidentId is not null && _byIncident.TryGetValue(incidentId, out var ofIncident))
            Take(ofIncident, labels, incidentId, ref found);
        Take(_others, labels, incidentId, ref found);
        if (found is null)
            return [];
        found.Sort((a, b) => string.CompareOrdinal(a.Id, b.Id));
        return found.DrainToImmutable();
    }

    private static void Take(
        ImmutableArray<Silence> silences,
        IReadOnlyDictionary<string, string> labels,
        string? incidentId,
        ref ImmutableArray<Silence>.Builder? found
    )
    {
        foreach (var silence in silences)
        {
            if (silence.IsAbout(labels, incidentId))
                (found ??= ImmutableArray.CreateBuilder<Silence>()).Add(silence);
        }
    }

    /// <summary>
    /// Matchers that hold for one value of their label only. An empty one is a label that need not be there.
    /// </summary>
    private static IEnumerable<Matcher> Demands(Silence silence) =>
        silence.Matchers.Where(m => m is { Operator: MatchOperator.Equal, Value.Length: > 0 });
}
