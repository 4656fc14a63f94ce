using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>One value for CloudWatch that belongs to a window of the past.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Value">Its value; one that is not finite is not written.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="At">The window's beginning: what CloudWatch files it under.</param>
/// <param name="Dimensions">What it is told apart by.</param>
public readonly record struct WindowMetric(
    string Name,
    double Value,
    MetricUnit Unit,
    DateTimeOffset At,
    IReadOnlyList<KeyValuePair<string, string>> Dimensions
);
