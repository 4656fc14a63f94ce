using System.Collections.Immutable;

namespace RoleFerry.Core.Similar;

/// <summary>
/// Finds earlier incidents that were like one: by what they have in common that few have (TF-IDF and cosine, as in
/// Salton and Buckley, "Term-weighting approaches in automatic text retrieval", 1988). Nothing is learnt.
/// </summary>
public static class SimilarIncidents
{
    /// <summary>Incidents that people are shown.</summary>
    public const int Most = 3;

    /// <summary>What is less alike is not shown: that nothing was seen before says something too.</summary>
    public const double Least = 0.33;

    /// <summary>Common features that are named.</summary>
    private const int MostShared = 4;

    /// <summary>The most similar first; empty where nothing was alike.</summary>
    /// <param name="one">The incident.</param>
    /// <param name="past">Earlier ones; itself is passed over.</param>
    public static ImmutableArray<SimilarIncident> Of(IncidentWords one, IReadOnlyCollection<IncidentWords> past)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in past.SelectMany(p => p.Weights.Keys))
            known[feature] = known.GetValueOrDefault(feature) + 1;
        var own = Vector(one);
        var length = Length(own);
        return
        [
            .. past.Where(p => p.IncidentId != one.IncidentId)
                .Select(Compare)
                .Where(s => s.Score >= Least)
                .OrderByDescending(s => s.Score)
                .ThenByDescending(s => s.IncidentId, StringComparer.Ordinal)
                .Take(Most),
        ];

        SimilarIncident Compare(IncidentWords other)
        {
            var theirs = Vector(other);
            var shared = own.Where(f => theirs.ContainsKey(f.Key))
                .Select(f => (f.Key, Product: f.Value * theirs[f.Key]))
                .OrderByDescending(f => f.Product)
                .ThenBy(f => f.Key, StringComparer.Ordinal)
                .ToArray();
            var lengths = length * Length(theirs);
            return new SimilarIncident(
                other.IncidentId,
                lengths > 0 ? shared.Sum(f => f.Product) / lengths : 0,
                [.. shared.Take(MostShared).Select(f => f.Key)]
            );
        }

        Dictionary<string, double> Vector(IncidentWords words) =>
            words.Weights.ToDictionary(
                w => w.Key,
                w => w.Value * Math.Log((past.Count + 1.0) / (known.GetValueOrDefault(w.Key) + 0.5)),
                StringComparer.Ordinal
            );
    }

    private static double Length(Dictionary<string, double> vector) => Math.Sqrt(vector.Values.Sum(v => v * v));
}
