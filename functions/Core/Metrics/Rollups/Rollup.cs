using System.Collections.Immutable;
using RoleFerry.Core.Metrics.Windows;

namespace RoleFerry.Core.Metrics.Rollups;

/// <summary>What a metric was in a window, with what it was made of.</summary>
public sealed record Rollup
{
    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The window.</summary>
    public required Window Window { get; init; }

    /// <summary>
    /// Whether the window was not complete when this was computed: such a value is shown and raises nothing.
    /// </summary>
    public required bool IsPartial { get; init; }

    /// <summary>All of it, whatever the dimensions.</summary>
    public required RollupCell Total { get; init; }

    /// <summary>The parts by dimensions, ordered by them; empty where the metric has none.</summary>
    public ImmutableArray<RollupCell> Cells { get; init; } = [];

    /// <summary>
    /// Events that had been counted when it was computed. Counters only grow, so of two rollups of one window the one
    /// with more is the newer truth, whichever was written last.
    /// </summary>
    public required long Seen { get; init; }

    /// <summary>The moment that the run which computed it was scheduled for.</summary>
    public required DateTimeOffset Scheduled { get; init; }

    /// <summary>Whether another says the same of the window.</summary>
    public bool SaysAs(Rollup? other) =>
        other is not null
        && other.IsPartial == IsPartial
        && other.Seen == Seen
        && other.Total == Total
        && other.Cells.SequenceEqual(Cells);

    /// <summary>The parts that are judged: each by itself, or the whole where there are none.</summary>
    public ImmutableArray<RollupCell> Judged => Cells.IsEmpty ? [Total] : Cells;
}
