using System.Text.Json;
using System.Text.Json.Serialization;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Policies.Compiled;

/// <summary>A severity as <c>P0</c>.</summary>
internal sealed class SeverityJson : JsonConverter<Severity>
{
    public override Severity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SeverityWord.Read(reader.GetString() ?? "") ?? throw new JsonException("is not P0, P1, P2 or P3");

    public override void Write(Utf8JsonWriter writer, Severity value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
