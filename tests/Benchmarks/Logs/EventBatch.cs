using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RoleFerry.Benchmarks.Logs;

/// <summary>Some messages as a subscription sends them.</summary>
internal static class EventBatch
{
    public const string LogGroup = "/ecs/roleferry-api";

    private static readonly JsonWriterOptions AsCloudWatchWrites = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The gzip of a batch.</summary>
    public static ArraySegment<byte> Of(IEnumerable<string> messages)
    {
        using var gzip = new MemoryStream();
        using (var stream = new GZipStream(gzip, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new Utf8JsonWriter(stream, AsCloudWatchWrites))
        {
            writer.WriteStartObject();
            writer.WriteString("messageType", "DATA_MESSAGE");
            writer.WriteString("logGroup", LogGroup);
            writer.WriteString("logStream", "api/1f2e3d");
            writer.WriteStartArray("logEvents");
            foreach (var (message, place) in messages.Select((m, i) => (m, i)))
            {
                writer.WriteStartObject();
                writer.WriteString("id", $"{place + 1}");
                writer.WriteNumber("timestamp", 1_795_435_200_000 + place);
                writer.WriteString("message", message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return new ArraySegment<byte>(gzip.ToArray());
    }
}
