namespace RoleFerry.Core.Metrics;

/// <summary>
/// A service level objective: the metric is the share of good events, and this is what it should be at least.
/// </summary>
/// <param name="Goal">
/// Of all events, the share that should be good: above 0 and below 1. The rest is the error budget.
/// </param>
/// <param name="LeastEvents">
/// Fewer events than this in a window of a burn rate say nothing, so that low traffic stays quiet.
/// </param>
public sealed record MetricObjective(double Goal, long LeastEvents);
