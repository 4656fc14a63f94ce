using System.Collections.Immutable;
using RoleFerry.Adapters.Metrics;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Tests.RoundTrips;

/// <summary>What a counter's items say, written as a tally and read as numbers.</summary>
internal sealed record CountedTally(
    long Events,
    long Unusable,
    decimal Sum,
    ImmutableArray<KeyValuePair<int, long>> Buckets,
    ImmutableArray<ulong> Samples
)
{
    public static RoundTrip.Result Run(Filler filler)
    {
        var tally = new CounterTally(
            new CounterDefinition("event", [], CounterKind.Values, "field", [], IsFast: false),
            new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            "by"
        );
        for (int i = 0; i < filler.Number("unusable", 9); i++)
            tally.AddUnusable();
        for (int i = 0; i < filler.Number("values", 9); i++)
            tally.Add(filler.Number($"value {i}", 9_000_000) / 1_000.0);
        for (int i = 0; i < filler.Number("samples", 9); i++)
            tally.Add((ulong)filler.Number($"sample {i}", int.MaxValue) * 0x9E3779B97F4A7C15);

        var updates = CounterItem
            .Write(tally, shard: 1, DistinctSketch.Empty, TimeSpan.FromDays(1))
            .Select(u => AppliedUpdate.Of(u))
            .ToArray();
        var numbers = new CounterNumbers();
        foreach (var item in updates)
            CounterItem.Read(item, numbers);
        return new(
            new CountedTally(
                tally.Events,
                tally.Unusable,
                tally.Sum,
                [.. tally.Buckets.OrderBy(b => b.Key)],
                [.. tally.Samples.Order()]
            ),
            updates.SelectMany(u => u).GroupBy(a => a.Key).ToDictionary(a => a.Key, a => a.Last().Value),
            new CountedTally(
                numbers.Events,
                numbers.Unusable,
                numbers.Sum,
                [.. numbers.Buckets.OrderBy(b => b.Key)],
                [.. tally.Samples.Order().Where(numbers.Different.Knows)]
            )
        );
    }
}
