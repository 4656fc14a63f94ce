using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace RoleFerry.Core.Metrics;

/// <summary>A time zone by its IANA name.</summary>
internal sealed class ZoneConverter : JsonConverter<DateTimeZone>
{
    public override DateTimeZone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } name && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone
            ? zone
            : throw new JsonException("It is no time zone.");

    public override void Write(Utf8JsonWriter writer, DateTimeZone value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Id);
}
