using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;
using RoleFerry.Core.Metrics.Counters;

namespace RoleFerry.Core.Logs.Facts;

/// <summary>Counts a batch's business events for the metrics.</summary>
internal sealed class MetricTally
{
    /// <summary>
    /// Counters, slots and dimensions of one batch that are told apart. Beyond, an event counts in the slot of the
    /// batch's first event: lines whose times are all over a week cannot make a batch cost what it wants.
    /// </summary>
    public const int MaxTallies = 2_000;

    private readonly BoundCounter[] _counters;
    private readonly Dictionary<ulong, int[]> _byEvent = [];
    private readonly Dictionary<(int Counter, int By, long Slot), CounterTally> _tallies = [];

    public MetricTally(ImmutableArray<CounterDefinition> counters)
    {
        _counters = [.. counters.Select(c => new BoundCounter(c))];
        foreach (var alike in counters.Select((c, i) => (c.Event, Place: i)).GroupBy(c => c.Event, c => c.Place))
            _byEvent[XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(alike.Key))] = [.. alike];
    }

    /// <summary>What was counted, in the order in which it first came.</summary>
    public CounterTally[] Tallies => [.. _tallies.Values];

    /// <summary>Forgets the last batch.</summary>
    public void Clear() => _tallies.Clear();

    /// <summary>Counts a line.</summary>
    /// <param name="name">The hash of its <c>event</c>.</param>
    /// <param name="line">The line.</param>
    /// <param name="logged">When it was logged.</param>
    /// <param name="first">When the batch's first event was logged.</param>
    public void Add(ulong name, StructuredLine line, DateTimeOffset logged, DateTimeOffset first)
    {
        if (!_byEvent.TryGetValue(name, out int[]? places))
            return;
        var time = EventTime.Of(line, logged);
        foreach (int place in places)
        {
            var counter = _counters[place];
            int by = counter.Find(line);
            if (by >= 0)
                counter.Add(line, TallyOf(place, by, time, first));
        }
    }

    private CounterTally TallyOf(int place, int by, DateTimeOffset time, DateTimeOffset first)
    {
        var counter = _counters[place];
        var slot = counter.Definition.SlotOf(time);
        if (_tallies.TryGetValue((place, by, slot.UtcTicks), out var known))
            return known;
        if (_tallies.Count >= MaxTallies)
            slot = counter.Definition.SlotOf(first);
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_tallies, (place, by, slot.UtcTicks), out _);
        return tally ??= new CounterTally(counter.Definition, slot, counter.NameOf(by));
    }
}
