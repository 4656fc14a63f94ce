using System.Collections.Immutable;

namespace RoleFerry.Core.Suspects;

/// <summary>A number of a node over time, around the beginning of something.</summary>
public sealed record ObservedSeries
{
    /// <summary>Whose.</summary>
    public required string Node { get; init; }

    /// <summary>What people call it: <c>connections</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it says of its node.</summary>
    public required SeriesRole Role { get; init; }

    /// <summary>When its first period begins, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>How long each of its periods is.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>One value for each period; null where nothing is known.</summary>
    public required ImmutableArray<double?> Values { get; init; }

    /// <summary>
    /// Values of other times at which nothing was wrong: the same hours of earlier days, in any order. Empty where none
    /// are known.
    /// </summary>
    public ImmutableArray<double> Usual { get; init; } = [];

    /// <summary>How to find it again: the query, as its source writes it.</summary>
    public string Query { get; init; } = "";

    /// <summary>When a period begins.</summary>
    public DateTimeOffset BeginOf(int n) => Start + (n * Period);
}
