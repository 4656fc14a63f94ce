using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.Reports;

/// <summary>A mean time of several incidents.</summary>
/// <param name="Incidents">How many it is the mean of.</param>
/// <param name="Mean">Null where there are none.</param>
/// <param name="Longest">Null where there are none.</param>
/// <param name="Target">What the mean has to stay below; null where nothing is asked.</param>
public sealed record Measure(int Incidents, TimeSpan? Mean, TimeSpan? Longest, TimeSpan? Target)
{
    /// <summary>
    /// Whether the mean is below its target; null where there is no target, or nothing to hold against it.
    /// </summary>
    public bool? IsMet => Mean is { } mean && Target is { } target ? mean < target : null;

    internal static Measure Of(IEnumerable<TimeSpan?> times, TimeSpan? target)
    {
        ImmutableArray<TimeSpan> known = [.. times.OfType<TimeSpan>()];
        return known.IsEmpty
            ? new Measure(0, null, null, target)
            : new Measure(known.Length, TimeSpan.FromTicks((long)known.Average(t => t.Ticks)), known.Max(), target);
    }
}
