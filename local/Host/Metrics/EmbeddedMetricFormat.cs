using System.Text.Json;

namespace RoleFerry.Local.Metrics;

/// <summary>
/// Reads the metrics in a line that a function logs, as CloudWatch Logs does.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
internal static class EmbeddedMetricFormat
{
    /// <summary>Puts what stands in the line into the store; nothing where the line is no such document.</summary>
    public static void Take(string line, MetricStore store)
    {
        if (!line.Contains("\"_aws\"", StringComparison.Ordinal))
            return;
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var aws = root.GetProperty("_aws");
            var at = DateTimeOffset.FromUnixTimeMilliseconds(aws.GetProperty("Timestamp").GetInt64());
            foreach (var directive in aws.GetProperty("CloudWatchMetrics").EnumerateArray())
                Take(root, directive, at, store);
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentOutOfRangeException
            )
        {
            // CloudWatch passes over what is not in the format, too.
        }
    }

    private static void Take(JsonElement root, JsonElement directive, DateTimeOffset at, MetricStore store)
    {
        var space = directive.GetProperty("Namespace").GetString() ?? "";
        foreach (var set in directive.GetProperty("Dimensions").EnumerateArray())
        {
            var dimensions = set.EnumerateArray()
                .Select(d => d.GetString() ?? "")
                .Select(d => (d, root.GetProperty(d).ToString()))
                .ToArray();
            foreach (var metric in directive.GetProperty("Metrics").EnumerateArray())
            {
                var name = metric.GetProperty("Name").GetString() ?? "";
                var value = root.GetProperty(name);
                foreach (
                    var number in value.ValueKind == JsonValueKind.Array
                        ? value.EnumerateArray().Select(v => v.GetDouble())
                        : [value.GetDouble()]
                )
                    store.Put(MetricName.Of(space, name, dimensions), at, number);
            }
        }
    }
}
