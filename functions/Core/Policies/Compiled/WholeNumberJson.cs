using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A whole number from 0 on.</summary>
internal sealed class WholeNumberJson : JsonConverter<int>
{
    public static int Read(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new JsonException("a whole number from 0 on is expected");

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Read(ref reader);

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
