using System.Collections.Immutable;

namespace RoleFerry.Core.Signals;

/// <summary>What an alarm measured, as far as its event says; every part may be missing.</summary>
public sealed record Measurement
{
    /// <summary>For example <c>AWS/RDS</c>.</summary>
    public string? Namespace { get; init; }

    /// <summary>The metric's name, or the expression of a metric math alarm.</summary>
    public string? Metric { get; init; }

    /// <summary>The metric's dimensions, ordered by name.</summary>
    public ImmutableSortedDictionary<string, string> Dimensions { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>For example <c>Average</c> or <c>p95</c>.</summary>
    public string? Statistic { get; init; }

    /// <summary>CloudWatch's operator name, for example <c>GreaterThanThreshold</c>.</summary>
    public string? Comparison { get; init; }

    /// <summary>The line that was crossed, in the metric's unit.</summary>
    public double? Threshold { get; init; }

    /// <summary>The lower edge of an anomaly detection band, in the metric's unit.</summary>
    public double? BandFrom { get; init; }

    /// <summary>Its upper edge.</summary>
    public double? BandTo { get; init; }

    /// <summary>The newest datapoint that was evaluated, in the metric's unit.</summary>
    public double? Value { get; init; }

    /// <summary>Seconds that one datapoint covers.</summary>
    public int? PeriodSeconds { get; init; }
}
