using System.Collections.Immutable;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>
/// What is remembered of a metric's tests from one run to the next: so a run that comes twice raises once.
/// </summary>
public sealed record MetricMemory
{
    /// <summary>A metric that was never judged.</summary>
    public static MetricMemory None { get; } = new();

    /// <summary>Grows with each change; 0 where nothing is stored yet.</summary>
    public long Version { get; init; }

    /// <summary>The newest window that was judged, by its beginning. A run for an older one says nothing.</summary>
    public DateTimeOffset Judged { get; init; } = DateTimeOffset.MinValue;

    /// <summary>
    /// The tests that have ever raised an alarm, by name: <c>threshold</c>, or <c>threshold|mailbox-7</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, TestMemory> Tests { get; init; } =
        ImmutableSortedDictionary<string, TestMemory>.Empty.WithComparers(StringComparer.Ordinal);
}
