namespace AWS.Lambda.Powertools.Metrics;

/// <summary>One metric with the values it got since the last flush.</summary>
internal sealed record EmfMetric(MetricUnit Unit, MetricResolution Resolution, List<double> Values);
