using System.Buffers;
using System.Text.Json;
using AWS.Lambda.Powertools.Metrics;

namespace RoleFerry.Adapters.Telemetry;

/// <summary>
/// Writes embedded metrics with a timestamp of their own, which Powertools' <see cref="IMetrics"/> has no member for.
/// A fault is counted and ends nothing.
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
/// <param name="output">Standard output on Lambda.</param>
/// <param name="nameSpace">CloudWatch's namespace.</param>
/// <param name="time">The clock.</param>
/// <param name="faults">Where faults are counted.</param>
public sealed class WindowMetricWriter(Stream output, string nameSpace, TimeProvider time, TelemetryFaults faults)
{
    /// <summary>https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricData.html</summary>
    private static readonly TimeSpan LongestPast = TimeSpan.FromDays(14);

    private static readonly TimeSpan LongestFuture = TimeSpan.FromHours(2);

    /// <summary>Metrics of one document.</summary>
    private const int MostMetrics = 100;

    private readonly Lock _lock = new();

    /// <summary>Writes them: one line for those of one moment with the same dimensions.</summary>
    /// <returns>
    /// How many were written; what CloudWatch would not take, for its time or its value, is left out.
    /// </returns>
    public int Write(IEnumerable<WindowMetric> metrics)
    {
        int written = 0;
        return faults.Guard("the windows' metrics", () => written = WriteLines(metrics)) ? written : 0;
    }

    private int WriteLines(IEnumerable<WindowMetric> metrics)
    {
        var now = time.GetUtcNow();
        int written = 0;
        var lines = new ArrayBufferWriter<byte>();
        var taken = metrics.Where(m =>
            double.IsFinite(m.Value) && m.At > now - LongestPast && m.At < now + LongestFuture
        );
        foreach (
            var alike in taken.GroupBy(m =>
                (m.At, Key: string.Join('\n', m.Dimensions.Select(d => $"{d.Key}={d.Value}")))
            )
        )
        {
            foreach (var some in alike.DistinctBy(m => m.Name).Chunk(MostMetrics))
            {
                WriteLine(lines, some);
                written += some.Length;
            }
        }

        lock (_lock)
        {
            output.Write(lines.WrittenSpan);
            output.Flush();
        }

        return written;
    }

    private void WriteLine(ArrayBufferWriter<byte> lines, WindowMetric[] metrics)
    {
        using (var json = new Utf8JsonWriter(lines))
        {
            json.WriteStartObject();
            json.WriteStartObject("_aws");
            json.WriteNumber("Timestamp", metrics[0].At.ToUnixTimeMilliseconds());
            json.WriteStartArray("CloudWatchMetrics");
            json.WriteStartObject();
            json.WriteString("Namespace", nameSpace);
            json.WriteStartArray("Dimensions");
            json.WriteStartArray();
            foreach (var dimension in metrics[0].Dimensions)
                json.WriteStringValue(dimension.Key);
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteStartArray("Metrics");
            foreach (var metric in metrics)
            {
                json.WriteStartObject();
                json.WriteString("Name", metric.Name);
                json.WriteString("Unit", metric.Unit.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            foreach (var dimension in metrics[0].Dimensions)
                json.WriteString(dimension.Key, dimension.Value);
            foreach (var metric in metrics)
                json.WriteNumber(metric.Name, metric.Value);
            json.WriteEndObject();
        }

        lines.Write("\n"u8);
    }
}
