using RoleFerry.Core.Metrics;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Adapters.Metrics;

/// <summary>Adds up the items of one counter, slot and combination of dimensions.</summary>
internal sealed class CounterNumbers
{
    public long Events { get; set; }

    public long Unusable { get; set; }

    public decimal Sum { get; set; }

    public List<KeyValuePair<int, long>> Buckets { get; } = [];

    public DistinctSketch Different { get; set; } = DistinctSketch.Empty;

    /// <summary>As the value of the counter's metric, or of its part.</summary>
    public CounterValue Value(CounterKind kind) =>
        new(
            Events,
            kind switch
            {
                CounterKind.Count => Events,
                CounterKind.Different => Different.Estimate,
                _ => (double)Sum,
            },
            Events - Unusable
        )
        {
            Unusable = Unusable,
            Values = QuantileSketch.Of(Buckets),
            Different = Different,
        };
}
