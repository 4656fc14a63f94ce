using System.Text.Json.Nodes;
using RoleFerry.Judged.Tests.Stacks;

namespace RoleFerry.Judged.Tests.Templates;

/// <summary>What alarms look at.</summary>
internal static class Alarms
{
    /// <summary>The metrics of an alarm: its one, or those of its metric math.</summary>
    public static IEnumerable<AlarmMetric> MetricsOf(StackResource resource)
    {
        if (resource.Type != "AWS::CloudWatch::Alarm")
            return [];
        return resource.Properties["Metrics"] is JsonArray math
            ? math.Select(m => m!["MetricStat"]?["Metric"]).OfType<JsonNode>().Select(Metric)
            : [Metric(resource.Properties)];
    }

    private static AlarmMetric Metric(JsonNode metric) =>
        new(
            metric["Namespace"]?.ToString() ?? "",
            metric["MetricName"]?.ToString() ?? "",
            [
                .. (metric["Dimensions"] as JsonArray ?? []).Select(d =>
                    (d!["Name"]!.ToString(), d["Value"]?.ToString() ?? "")
                ),
            ]
        );
}
