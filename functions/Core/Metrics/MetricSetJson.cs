using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Metrics;

/// <summary>
/// The compiled form of the metrics: what <c>roleferry metrics compile</c> writes and functions embed.
/// </summary>
public static class MetricSetJson
{
    private static readonly MetricSetJsonContext Context = new(
        new JsonSerializerOptions(MetricSetJsonContext.Default.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Writes metrics, UTF-8, for people to read too.</summary>
    public static byte[] Write(MetricSet metrics) => JsonSerializer.SerializeToUtf8Bytes(metrics, Context.MetricSet);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">
    /// It is something else: a field is missing, unknown or of the wrong kind.
    /// </exception>
    public static MetricSet Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.MetricSet) ?? throw new JsonException("The metrics are null.");
}

[JsonSerializable(typeof(MetricSet))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true
)]
internal sealed partial class MetricSetJsonContext : JsonSerializerContext;
