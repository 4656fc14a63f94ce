using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>The compiled form of the rules: what <c>roleferry logs compile</c> writes and functions embed.</summary>
public static class LogRulesJson
{
    private static readonly LogRulesJsonContext Context = new(
        new JsonSerializerOptions(LogRulesJsonContext.Default.Options)
        {
            WriteIndented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>Writes rules, UTF-8, for people to read too.</summary>
    public static byte[] Write(LogRules rules) => JsonSerializer.SerializeToUtf8Bytes(rules, Context.LogRules);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="JsonException">
    /// It is something else: a field is missing, unknown or of the wrong kind.
    /// </exception>
    public static LogRules Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Context.LogRules) ?? throw new JsonException("The rules are null.");
}

[JsonSerializable(typeof(LogRules))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(LogFormatJson)],
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false
)]
internal sealed partial class LogRulesJsonContext : JsonSerializerContext;
