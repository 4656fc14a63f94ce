using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.OnCall;

/// <summary>
/// The compiled form: what <c>roleferry oncall compile</c> writes, what functions embed and find in the table.
/// </summary>
public static class OnCallJson
{
    private static readonly OnCallJsonContext Indented = Context(indented: true);
    private static readonly OnCallJsonContext Compact = Context(indented: false);

    /// <summary>
    /// Names a content: <c>sha-</c> and 12 hex digits of the SHA-256 of the compact JSON without its version.
    /// </summary>
    public static string VersionOf(OnCallPolicy policy) =>
        "sha-"
        + Convert.ToHexStringLower(
            SHA256
                .HashData(JsonSerializer.SerializeToUtf8Bytes(policy with { Version = "" }, Compact.OnCallPolicy))
                .AsSpan(0, 6)
        );

    /// <summary>Writes a policy, UTF-8, for people to read too.</summary>
    public static byte[] Write(OnCallPolicy policy) =>
        JsonSerializer.SerializeToUtf8Bytes(policy, Indented.OnCallPolicy);

    /// <summary>Reads what <see cref="Write"/> wrote. Never throws for what it is given.</summary>
    public static OnCallRead Read(ReadOnlySpan<byte> json)
    {
        try
        {
            if (JsonSerializer.Deserialize(json, Compact.OnCallPolicy) is not { } policy)
                return new OnCallRead.Bad("It is null.");
            if (VersionOf(policy) is var version && policy.Version != version)
                return new OnCallRead.Bad(
                    $"Its version says {policy.Version} but its content is {version}: it was edited after it "
                        + $"was compiled."
                );
            return OnCallFlaws.First(policy) is { } flaw ? new OnCallRead.Bad(flaw) : new OnCallRead.Good(policy);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new OnCallRead.Bad($"It is not what `roleferry oncall compile` writes: {e.Message}");
        }
    }

    private static OnCallJsonContext Context(bool indented) =>
        new(
            new JsonSerializerOptions(OnCallJsonContext.Default.Options)
            {
                WriteIndented = indented,
                NewLine = "\n",
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
}

[JsonSerializable(typeof(OnCallPolicy))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(LocalDateJson), typeof(LocalTimeJson), typeof(EscalationStepJson)]
)]
internal sealed partial class OnCallJsonContext : JsonSerializerContext;
