using System.Collections.Immutable;

namespace RoleFerry.Core.Drawing;

/// <summary>What charts over time have in common.</summary>
public sealed record TimeFrame
{
    /// <summary>What is shown, in words: read out where the picture cannot be seen.</summary>
    public required string Title { get; init; }

    /// <summary>Pixels.</summary>
    public required int Width { get; init; }

    /// <summary>Pixels.</summary>
    public required int Height { get; init; }

    /// <summary>The beginning of each period, rising.</summary>
    public required ImmutableArray<DateTimeOffset> Times { get; init; }

    /// <summary>What is measured: <c>%</c>, <c>ms</c>; empty for a plain count.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it should be; null where nothing is agreed on.</summary>
    public double? Target { get; init; }

    /// <summary>What the line at <see cref="Target"/> is called.</summary>
    public string TargetName { get; init; } = "target";
}
