using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AWS.Lambda.Powertools.Metrics;

/// <summary>
/// Writes the embedded metric format, one line in one write:
/// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
/// </summary>
internal sealed class EmfWriter(TimeProvider time, Stream output)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <exception cref="SchemaValidationException">There is no namespace.</exception>
    /// <exception cref="ArgumentException">
    /// A value that is not finite, or a metric with the name of a dimension.
    /// </exception>
    public void Write(EmfDocument document, string? nameSpace)
    {
        if (string.IsNullOrWhiteSpace(nameSpace))
            throw new SchemaValidationException("namespace");
        if (
            document.Metrics.Keys.FirstOrDefault(k =>
                document.DefaultDimensions.ContainsKey(k) || document.Dimensions.ContainsKey(k)
            ) is
            { } twice
        )
            throw new ArgumentException($"{twice} is the name of a metric and of a dimension.");
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line))
        {
            json.WriteStartObject();
            WriteDirective(json, document, nameSpace);
            foreach (var (key, value) in document.DefaultDimensions)
                json.WriteString(key, value);
            foreach (var (key, value) in document.Dimensions)
                json.WriteString(key, value);
            foreach (var (key, metric) in document.Metrics)
                WriteValues(json, key, metric.Values);
            foreach (var (key, value) in document.Metadata)
                WriteMetadata(json, key, value);
            json.WriteEndObject();
        }
        _line.Write("\n"u8);
        output.Write(_line.WrittenSpan);
        output.Flush();
    }

    /// <summary>Writes a line that is no metric, as the real package does where it is used in vain.</summary>
    public void WriteWarning(string text)
    {
        output.Write(Encoding.UTF8.GetBytes(text + "\n"));
        output.Flush();
    }

    private void WriteDirective(Utf8JsonWriter json, EmfDocument document, string nameSpace)
    {
        json.WriteStartObject("_aws");
        json.WriteNumber("Timestamp", time.GetUtcNow().ToUnixTimeMilliseconds());
        json.WriteStartArray("CloudWatchMetrics");
        json.WriteStartObject();
        json.WriteString("Namespace", nameSpace);
        json.WriteStartArray("Metrics");
        foreach (var (key, metric) in document.Metrics)
        {
            json.WriteStartObject();
            json.WriteString("Name", key);
            json.WriteString("Unit", metric.Unit.ToString());
            if (metric.Resolution is not MetricResolution.Default)
                json.WriteNumber("StorageResolution", (int)metric.Resolution);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("Dimensions");
        json.WriteStartArray();
        foreach (var key in document.DefaultDimensions.Keys)
            json.WriteStringValue(key);
        foreach (var key in document.Dimensions.Keys)
            json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteValues(Utf8JsonWriter json, string key, List<double> values)
    {
        if (values is [var only])
        {
            json.WriteNumber(key, only);
            return;
        }
        json.WriteStartArray(key);
        foreach (var value in values)
            json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, string key, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBoolean(key, flag);
                break;
            case int or long or double or decimal:
                json.WriteNumber(key, Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(key, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
