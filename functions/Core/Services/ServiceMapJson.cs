using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Services;

/// <summary>
/// The compiled form of the services: what <c>roleferry services compile</c> writes and functions embed.
/// </summary>
public static class ServiceMapJson
{
    private static readonly ServiceMapJsonContext Context = new(
        new JsonSerializerOptions(ServiceMapJsonContext.Default.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Writes services, UTF-8, for people to read too.</summary>
    public static byte[] Write(ServiceMap map) => JsonSerializer.SerializeToUtf8Bytes(map, Context.ServiceMap);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">
    /// It is something else: a field is missing, unknown or of the wrong kind.
    /// </exception>
    public static ServiceMap Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.ServiceMap) ?? throw new JsonException("The services are null.");
}

[JsonSerializable(typeof(ServiceMap))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    UseStringEnumConverter = true
)]
internal sealed partial class ServiceMapJsonContext : JsonSerializerContext;
