using RoleFerry.Core.Metrics.Rollups;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What a metric is judged on.</summary>
public sealed record KnownWindows
{
    /// <summary>The newest window that is complete.</summary>
    public required Rollup Newest { get; init; }

    /// <summary>
    /// The windows before it that a threshold waits for, side by side, the newest first; null for one that is
    /// missing.
    /// </summary>
    public IReadOnlyList<Rollup?> Before { get; init; } = [];

    /// <summary>
    /// The windows at the same time on the days before, yesterday's first; null for one that is missing.
    /// </summary>
    public IReadOnlyList<Rollup?> DaysBefore { get; init; } = [];

    /// <summary>The five minutes of the last three days, for a metric with an objective.</summary>
    public IReadOnlyList<Rollup> Minutes { get; init; } = [];
}
