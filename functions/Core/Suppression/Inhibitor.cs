using System.Collections.Immutable;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Suppression;

/// <summary>Finds what holds an alarm back, or what it holds back.</summary>
public static class Inhibitor
{
    /// <summary>Where to look for firing sources: the keys of the rules that can hold the alarm back.</summary>
    public static ImmutableArray<string> KeysOfSources(
        RoutingPolicy policy,
        IReadOnlyDictionary<string, string> labels
    ) => Keys(policy, labels, rule => rule.IsTarget(labels));

    /// <summary>
    /// Where an alarm stands as a source while it fires: once, where rules say the same. Its state does not matter, so
    /// that its end finds them too.
    /// </summary>
    public static ImmutableArray<FiringSource> AsSource(Triaged triaged, RoutingPolicy policy, string incidentId)
    {
        if (policy.Inhibit.IsEmpty)
            return [];
        var signal = triaged.Signal;
        var labels = new Dictionary<string, string>(triaged.Labels, StringComparer.Ordinal)
        {
            [LabelName.State] = SignalStateName.Of(SignalState.Alarm),
        };
        return
        [
            .. policy
                .Inhibit.Where(rule => rule.IsSource(labels))
                .Select(rule => new FiringSource(
                    rule.KeyOf(labels),
                    signal.Key.ToString(),
                    signal.Name,
                    triaged.Classification.Severity,
                    rule.IsTarget(labels),
                    signal.At,
                    incidentId
                ))
                .DistinctBy(source => source.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The rule and the source that hold the alarm back; null where none does.</summary>
    public static (InhibitRule Rule, FiringSource Source)? Find(
        RoutingPolicy policy,
        IReadOnlyDictionary<string, string> labels,
        string alarm,
        ImmutableArray<FiringSource> sources,
        DateTimeOffset now
    )
    {
        if (sources.IsEmpty)
            return null;
        foreach (var rule in policy.Inhibit)
        {
            if (!rule.IsTarget(labels))
                continue;
            var (key, isBoth) = (rule.KeyOf(labels), rule.IsSource(labels));
            foreach (var source in sources)
            {
                if (
                    source.Key == key
                    && source.Alarm != alarm
                    && !(isBoth && source.IsTarget)
                    && now - source.At < FiringSource.CountsFor
                )
                    return (rule, source);
            }
        }

        return null;
    }

    private static ImmutableArray<string> Keys(
        RoutingPolicy policy,
        IReadOnlyDictionary<string, string> labels,
        Func<InhibitRule, bool> counts
    ) =>
        policy.Inhibit.IsEmpty
            ? []
            : [.. policy.Inhibit.Where(counts).Select(rule => rule.KeyOf(labels)).Distinct(StringComparer.Ordinal)];
}
