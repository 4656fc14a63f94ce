namespace RoleFerry.Core.Metrics.Counters;

/// <summary>What one batch of log lines adds to a counter in one slot.</summary>
public sealed class CounterTally(CounterDefinition counter, DateTimeOffset slot, string by)
{
    private readonly Dictionary<int, long> _buckets = [];
    private readonly HashSet<ulong> _samples = [];

    /// <summary>The counter.</summary>
    public CounterDefinition Counter { get; } = counter;

    /// <summary>The slot's beginning, UTC.</summary>
    public DateTimeOffset Slot { get; } = slot;

    /// <summary>
    /// The dimensions' values, in the definition's order with commas between; empty where it has none.
    /// </summary>
    public string By { get; } = by;

    /// <summary>Events.</summary>
    public long Events { get; private set; }

    /// <summary>Of those, the ones whose field could not be used.</summary>
    public long Unusable { get; private set; }

    /// <summary>The sum of the field, to six decimal places.</summary>
    public decimal Sum { get; private set; }

    /// <summary>
    /// For <see cref="CounterKind.Values"/>: how many values in each bucket of a <see cref="QuantileSketch"/>.
    /// </summary>
    public IReadOnlyDictionary<int, long> Buckets => _buckets;

    /// <summary>For <see cref="CounterKind.Different"/>: the samples of a <see cref="DistinctSketch"/>.</summary>
    public IReadOnlyCollection<ulong> Samples => _samples;

    /// <summary>Counts an event that needs no field.</summary>
    internal void Add() => Events++;

    /// <summary>Counts an event whose field cannot be used.</summary>
    internal void AddUnusable()
    {
        Events++;
        Unusable++;
    }

    /// <summary>Counts an event with its field's number.</summary>
    internal void Add(double value)
    {
        Events++;
        Sum += Math.Round((decimal)value, 6);
        if (Counter.Kind != CounterKind.Values)
            return;
        int bucket = QuantileSketch.BucketOf(value);
        _buckets[bucket] = _buckets.GetValueOrDefault(bucket) + 1;
    }

    /// <summary>Counts an event with the hash of its field.</summary>
    internal void Add(ulong hash)
    {
        Events++;
        _samples.Add(DistinctSketch.SampleOf(hash));
    }
}
