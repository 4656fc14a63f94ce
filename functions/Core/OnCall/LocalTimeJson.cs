using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace RoleFerry.Core.OnCall;

/// <summary>A time of day as <c>09:00</c>.</summary>
internal sealed class LocalTimeJson : JsonConverter<LocalTime>
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public override LocalTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Pattern.Parse(reader.GetString() ?? "") is { Success: true } read
            ? read.Value
            : throw new JsonException("A time of day such as 09:00 is expected.");

    public override void Write(Utf8JsonWriter writer, LocalTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Pattern.Format(value));
}
