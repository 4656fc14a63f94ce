using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Metrics.Judging;

/// <summary>What one test found.</summary>
/// <param name="Kind">What it asks.</param>
/// <param name="Name">Its name among the metric's tests: <c>threshold</c>, <c>burn-1h</c>.</param>
/// <param name="Dimensions">Which combination of dimensions; empty where the metric has none.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Why">It in words, with its numbers.</param>
/// <param name="Severity">How bad it is when it is bad.</param>
/// <param name="Value">The tested value.</param>
/// <param name="Limit">What it was held against.</param>
public sealed record MetricFinding(
    MetricTestKind Kind,
    string Name,
    string Dimensions,
    MetricVerdict Verdict,
    string Why,
    Severity Severity,
    double? Value,
    double? Limit
)
{
    /// <summary>Where it is remembered.</summary>
    public string Key => Dimensions.Length == 0 ? Name : $"{Name}|{Dimensions}";
}
