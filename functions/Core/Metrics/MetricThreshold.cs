namespace RoleFerry.Core.Metrics;

/// <summary>When a metric is bad.</summary>
/// <param name="Side">On which side.</param>
/// <param name="Value">In the metric's unit; the value itself is not bad.</param>
/// <param name="For">How long it has to be so, in windows of the metric; zero: one window is enough.</param>
public sealed record MetricThreshold(ThresholdSide Side, double Value, TimeSpan For);
