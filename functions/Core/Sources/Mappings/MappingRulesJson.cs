using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Sources.Mappings;

/// <summary>
/// The compiled form of the mappings: what <c>roleferry sources compile</c> writes and functions embed.
/// </summary>
public static class MappingRulesJson
{
    private static readonly MappingRulesJsonContext Context = new(
        new JsonSerializerOptions(MappingRulesJsonContext.Default.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Writes mappings, UTF-8, for people to read too.</summary>
    public static byte[] Write(MappingRules rules) => JsonSerializer.SerializeToUtf8Bytes(rules, Context.MappingRules);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">
    /// It is something else: a field is missing, unknown or of the wrong kind.
    /// </exception>
    public static MappingRules Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.MappingRules) ?? throw new JsonException("The mappings are null.");
}

[JsonSerializable(typeof(MappingRules))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true
)]
internal sealed partial class MappingRulesJsonContext : JsonSerializerContext;
