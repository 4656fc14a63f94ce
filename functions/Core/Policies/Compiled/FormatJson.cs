using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>The form's number, which has to be the one that this program knows.</summary>
internal sealed class FormatJson : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        WholeNumberJson.Read(ref reader) is var format && format == PolicyJson.Format
            ? format
            : throw new PolicyJsonException($"Its format is {format}; this program only supports {PolicyJson.Format}.");

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
