using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>The meaning's word.</summary>
internal sealed class InsufficientDataJson : JsonConverter<InsufficientDataMeaning>
{
    public override InsufficientDataMeaning Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        PolicyWords.InsufficientData.TryGetValue(reader.GetString() ?? "", out var meaning)
            ? meaning
            : throw new JsonException($"one of {string.Join(", ", PolicyWords.InsufficientData.Keys)} is expected");

    public override void Write(Utf8JsonWriter writer, InsufficientDataMeaning value, JsonSerializerOptions options) =>
        writer.WriteStringValue(PolicyWords.Of(value));
}
