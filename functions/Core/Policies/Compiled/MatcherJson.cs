using System.Text.Json;
using System.Text.Json.Serialization;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A matcher as <see cref="MatcherText"/> has it.</summary>
internal sealed class MatcherJson : JsonConverter<Matcher>
{
    public override Matcher Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        MatcherText.TryReadStored(reader.GetString() ?? "", out var matcher, out var error)
            ? matcher
            : throw new JsonException(error.TrimEnd('.'));

    public override void Write(Utf8JsonWriter writer, Matcher value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
