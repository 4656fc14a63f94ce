using System.Text.Json;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>Looks into JSON of others without throwing: what is not there, or is of another kind, is empty.</summary>
internal static class JsonMembers
{
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

    public static string Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    public static JsonElement First(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 ? json[0] : default;
}
