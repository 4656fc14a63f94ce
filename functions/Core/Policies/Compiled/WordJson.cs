using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>The word of one of a few.</summary>
internal abstract class WordJson<T>(IReadOnlyDictionary<string, T> words) : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        words.TryGetValue(reader.GetString() ?? "", out var value)
            ? value
            : throw new JsonException($"one of {string.Join(", ", words.Keys)} is expected");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(PolicyWords.Of(value));
}
