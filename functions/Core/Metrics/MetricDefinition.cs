using System.Text.Json.Serialization;
using NodaTime;
using RoleFerry.Core.Metrics.Counters;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Metrics;

/// <summary>A business metric of <c>monitoring/metrics.yaml</c>.</summary>
public sealed record MetricDefinition
{
    /// <summary>Its name, unlike that of any other: small letters, digits and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>What it tells, in a few words.</summary>
    public string Description { get; init; } = "";

    /// <summary>What its value is.</summary>
    public MetricKind Kind { get; init; }

    /// <summary>How long the windows are that it is judged by. Every metric has a value for each day besides.</summary>
    public WindowLength Window { get; init; }

    /// <summary>Whose days and weeks are meant.</summary>
    [JsonConverter(typeof(ZoneConverter))]
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>What the value is in.</summary>
    public MetricUnit Unit { get; init; }

    /// <summary>What is counted for it; of a ratio, the part.</summary>
    public CounterDefinition? Counter { get; init; }

    /// <summary>What a ratio divides by; null for all others.</summary>
    public CounterDefinition? Whole { get; init; }

    /// <summary>
    /// Of <see cref="MetricKind.Quantile"/>: the share of values that do not exceed it, 0.95 for P95.
    /// </summary>
    public double Share { get; init; }

    /// <summary>Whether a count is told as so many a minute.</summary>
    public bool PerMinute { get; init; }

    /// <summary>What it should be at best, in its unit; null: nothing is said.</summary>
    public double? Target { get; init; }

    /// <summary>Whether a value on the far side of the target is a higher one.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>When it is bad; null: never.</summary>
    public MetricThreshold? Threshold { get; init; }

    /// <summary>Fewer events than this in a window say nothing.</summary>
    public long MinimumSample { get; init; }

    /// <summary>How bad it is when it is bad, missing or unusual.</summary>
    public Severity Severity { get; init; } = Severity.P2;

    /// <summary>Whose it is.</summary>
    public string Service { get; init; } = "";

    /// <summary>What helps; null: nothing is written down.</summary>
    public string? Runbook { get; init; }

    /// <summary>Whether a window without any event is worth a signal.</summary>
    public bool Expected { get; init; }

    /// <summary>Whether a value that is unusual for its weekday and hour is worth a signal.</summary>
    public bool Unusual { get; init; }

    /// <summary>Of a ratio: the objective that its error budget follows from; null: it has none.</summary>
    public MetricObjective? Objective { get; init; }
}
