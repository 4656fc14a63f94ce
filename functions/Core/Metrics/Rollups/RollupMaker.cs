using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>
/// Makes the values of windows of what was counted. Pure: the same counters, the same values, in whatever order they
/// come.
/// </summary>
public sealed class RollupMaker
{
    private readonly MetricDefinition _metric;
    private readonly CounterSlot[] _slots;
    private readonly DateTimeOffset[] _starts;

    /// <param name="metric">The metric.</param>
    /// <param name="slots">
    /// What was counted: one for each shard, dimensions and hour (or five minutes), in any order.
    /// </param>
    public RollupMaker(MetricDefinition metric, IEnumerable<CounterSlot> slots)
    {
        _metric = metric;
        _slots = [.. slots.OrderBy(s => s.Start)];
        _starts = [.. _slots.Select(s => s.Start)];
    }

    /// <summary>The value of a window.</summary>
    /// <param name="window">The window.</param>
    /// <param name="scheduled">The moment that the run is for: a window that was not complete then is partial.</param>
    public Rollup Make(Window window, DateTimeOffset scheduled)
    {
        var total = CounterValue.Zero;
        SortedDictionary<string, CounterValue>? parts = null;
        for (int i = FirstAt(window.Start); i < _slots.Length && _slots[i].Start < window.End; i++)
        {
            var slot = _slots[i];
            total = total.Plus(slot.Value);
            if (slot.Dimensions.Length == 0)
                continue;
            parts ??= new SortedDictionary<string, CounterValue>(StringComparer.Ordinal);
            parts[slot.Dimensions] = parts.GetValueOrDefault(slot.Dimensions, CounterValue.Zero).Plus(slot.Value);
        }

        // Of a window that still runs, what is told by the minute is told of the minutes so far.
        var until = window.IsComplete(scheduled) || scheduled >= window.End ? window.End : scheduled;
        var length = until - window.Start;
        return new Rollup
        {
            Metric = _metric.Name,
            Window = window,
            IsPartial = !window.IsComplete(scheduled),
            Total = Cell("", total, length),
            Cells = parts is null ? [] : [.. parts.Select(p => Cell(p.Key, p.Value, length))],
            Seen = total.Events,
            Scheduled = scheduled,
        };
    }

    private RollupCell Cell(string dimensions, CounterValue counted, TimeSpan length) =>
        new(
            dimensions,
            counted.ValueOf(_metric, length),
            _metric.Kind == MetricKind.Distinct ? counted.Different.Estimate : counted.Part,
            counted.Whole
        );

    private int FirstAt(DateTimeOffset start)
    {
        int found = Array.BinarySearch(_starts, start);
        if (found < 0)
            return ~found;
        while (found > 0 && _starts[found - 1] == start)
            found--;
        return found;
    }
}
