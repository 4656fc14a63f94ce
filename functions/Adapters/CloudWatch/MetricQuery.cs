using System.Collections.Immutable;

namespace RoleFerry.Adapters.CloudWatch;

/// <summary>One line of a chart: a metric of CloudWatch and how its values are put together.</summary>
/// <param name="Label">What the chart calls it.</param>
/// <param name="Namespace">For example <c>AWS/ECS</c>.</param>
/// <param name="Metric">For example <c>CPUUtilization</c>.</param>
/// <param name="Dimensions">Names and values.</param>
/// <param name="Statistic"><c>Average</c>, <c>Maximum</c>, <c>Sum</c>, <c>p95</c>, ...</param>
public sealed record MetricQuery(
    string Label,
    string Namespace,
    string Metric,
    ImmutableArray<(string Name, string Value)> Dimensions,
    string Statistic
);
