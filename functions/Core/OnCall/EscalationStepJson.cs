using System.Text.Json;
using System.Text.Json.Serialization;

namespace RoleFerry.Core.OnCall;

/// <summary>A step as its kind's word and its channels: <c>{"level": "primary", "channels": ["mail"]}</c>.</summary>
internal sealed class EscalationStepJson : JsonConverter<EscalationStep>
{
    private const string Channels = "channels";

    public override EscalationStep Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        foreach (var kind in EscalationStepKind.All)
        {
            if (
                json.TryGetProperty(kind.Word, out var name)
                && json.TryGetProperty(Channels, out var channels)
                && json.GetPropertyCount() == 2
            )
                return kind.Make(Text(name), [.. channels.EnumerateArray().Select(Text)]);
        }

        throw new JsonException("A step of an escalation has its name and its channels.");
    }

    public override void Write(Utf8JsonWriter writer, EscalationStep value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(value.Kind.Word, value.Name);
        writer.WriteStartArray(Channels);
        foreach (var channel in value.Channels)
            writer.WriteStringValue(channel);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Text(JsonElement json) =>
        json.GetString() ?? throw new JsonException("A step of an escalation has no null in it.");
}
