using System.Globalization;
using System.Text.Json;

namespace RoleFerry.Cli.Aws;

/// <summary>Short ways through what AWS answers.</summary>
internal static class JsonFields
{
    /// <summary>A field's text; empty where there is none.</summary>
    public static string Text(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    /// <summary>The items of a field that is a list; none where it is not.</summary>
    public static JsonElement.ArrayEnumerator List(this JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : default;

    /// <summary>The texts of a field that is a text or a list of texts, as IAM writes them.</summary>
    public static IEnumerable<string> Texts(this JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.ToString())
        : [value.ToString()];

    /// <summary>A field that is a moment in seconds since 1970, or a text of one; null where there is none.</summary>
    public static DateTimeOffset? Moment(this JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number ? DateTimeOffset.UnixEpoch.AddSeconds(value.GetDouble())
        : DateTimeOffset.TryParse(
            json.Text(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment.ToUniversalTime()
        : null;
}
