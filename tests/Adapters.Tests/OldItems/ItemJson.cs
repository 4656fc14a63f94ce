using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Tests.OldItems;

/// <summary>Items as DynamoDB's own JSON, with the types of attributes that the table has.</summary>
internal static class ItemJson
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IEnumerable<Dictionary<string, AttributeValue>> items) =>
        new JsonArray([.. items.Select(Write)]).ToJsonString(Indented);

    public static IReadOnlyList<Dictionary<string, AttributeValue>> Read(string json) =>
        [
            .. JsonNode
                .Parse(json)!
                .AsArray()
                .Select(item => item!.AsObject().ToDictionary(a => a.Key, a => Read(a.Value!.AsObject()))),
        ];

    private static JsonObject Write(Dictionary<string, AttributeValue> item) =>
        new(item.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => KeyValuePair.Create(a.Key, Write(a.Value))));

    private static JsonNode? Write(AttributeValue value) =>
        value switch
        {
            { L: { Count: > 0 } list } => new JsonObject { ["L"] = new JsonArray([.. list.Select(Write)]) },
            { S: { } text } => new JsonObject { ["S"] = text },
            { N: { } number } => new JsonObject { ["N"] = number },
            { BOOL: { } flag } => new JsonObject { ["BOOL"] = flag },
            { M: { } map } => new JsonObject { ["M"] = Write(map) },
            { SS: { } set } => new JsonObject { ["SS"] = new JsonArray([.. set.Select(s => (JsonNode)s)]) },
            { BS: { } set } => new JsonObject
            {
                ["BS"] = new JsonArray([.. set.Select(b => (JsonNode)Convert.ToBase64String(b.ToArray()))]),
            },
            _ => new JsonObject { ["L"] = new JsonArray() },
        };

    private static AttributeValue Read(JsonObject value) =>
        value.Single() switch
        {
            { Key: "S", Value: { } text } => new AttributeValue { S = (string)text! },
            { Key: "N", Value: { } number } => new AttributeValue { N = (string)number! },
            { Key: "BOOL", Value: { } flag } => new AttributeValue { BOOL = (bool)flag },
            { Key: "L", Value: JsonArray list } => new AttributeValue
            {
                L = [.. list.Select(v => Read(v!.AsObject()))],
            },
            var other => throw new InvalidOperationException($"No type of attribute is called {other.Key}."),
        };
}
