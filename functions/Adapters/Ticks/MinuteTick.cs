using System.Collections.Immutable;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Ticks;

/// <summary>
/// Runs what is looked at every minute, one after the other. What one of them throws ends the minute.
/// </summary>
public sealed class MinuteTick
{
    private readonly ImmutableArray<ITick> _ticks;
    private readonly TimeProvider _time;

    /// <exception cref="InvalidOperationException">Two ticks have the same place; they are named.</exception>
    public MinuteTick(IEnumerable<ITick> ticks, TimeProvider time)
    {
        (_ticks, _time) = ([.. ticks.OrderBy(t => t.Order)], time);
        if (_ticks.GroupBy(t => t.Order).FirstOrDefault(t => t.Skip(1).Any()) is { } same)
            throw new InvalidOperationException(
                $"These ticks have the same place {same.Key}: {string.Join(", ", same.Select(t => t.Name))}."
            );
    }

    /// <summary>Runs all of them.</summary>
    /// <param name="scheduled">The moment that the minute was for.</param>
    /// <param name="deadline">When the last of them has to stop.</param>
    /// <returns>How many of each of what they count.</returns>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var tick in _ticks)
        {
            var count = await tick.RunAsync(scheduled, Share(tick, deadline));
            if (tick.Counts.Length > 0)
                counts[tick.Counts] = counts.GetValueOrDefault(tick.Counts) + count;
        }

        return counts;
    }

    private Deadline Share(ITick tick, Deadline deadline)
    {
        var now = _time.GetUtcNow();
        return deadline with { At = now + ((deadline.At - now) * tick.Share) };
    }
}
