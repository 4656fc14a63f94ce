using System.Text.Json;
using System.Text.Json.Serialization;
using RoleFerry.Core.Logs.Formats;
using RoleFerry.Core.Logs.Patterns;

namespace RoleFerry.Core.Logs.Rules;

/// <summary>Writes a format as its name, or as its pattern.</summary>
internal sealed class LogFormatJson : JsonConverter<LogFormat>
{
    /// <inheritdoc/>
    public override LogFormat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (
            reader.TokenType == JsonTokenType.String && reader.GetString() is { } name
                ? LogFormats.Find(name) ?? PatternFormat.Find(name)
                : null
        ) ?? throw new JsonException("No log format has that name or pattern.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, LogFormat value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
