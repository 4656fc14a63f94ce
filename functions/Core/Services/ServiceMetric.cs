using System.Collections.Immutable;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Core.Services;

/// <summary>A metric of CloudWatch that tells how a service is.</summary>
public sealed record ServiceMetric
{
    /// <summary>What people call it: <c>connections</c>. A service has each name once.</summary>
    public required string Name { get; init; }

    /// <summary>What it says of the service.</summary>
    public required SeriesRole Role { get; init; }

    /// <summary>For example <c>AWS/RDS</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>For example <c>DatabaseConnections</c>.</summary>
    public required string Metric { get; init; }

    /// <summary><c>Average</c>, <c>Maximum</c>, <c>Sum</c>, <c>p95</c>, ...</summary>
    public required string Statistic { get; init; }

    /// <summary>Names and values; <c>{DatabaseInstance}</c> in one stands for a parameter of the stack.</summary>
    public ImmutableSortedDictionary<string, string> Dimensions { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The metric of the same service that this one is divided by, times 100; null where it stands for itself.
    /// </summary>
    public string? Per { get; init; }
}
