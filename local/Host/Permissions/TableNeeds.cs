using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RoleFerry.Local.Templates;

namespace RoleFerry.Local.Permissions;

/// <summary>
/// Which permissions a call to DynamoDB needs. A transaction
/// <see href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">needs those
/// of its parts</see>.
/// </summary>
internal sealed partial class TableNeeds(SamTemplate template, LocalAccount account)
{
    /// <summary>The partition key's attribute, by table and index.</summary>
    private readonly Dictionary<(string Table, string Index), string> _partitionKeys = template
        .OfType("AWS::DynamoDB::Table")
        .SelectMany(t =>
            Indexes(t.Properties)
                .Select(i => (Place: ((string)t.Properties["TableName"]!, i.Name), Key: PartitionKey(i.KeySchema)))
        )
        .ToDictionary(i => i.Place, i => i.Key);

    public IEnumerable<Need> Of(string operation, JsonObject request) =>
        operation switch
        {
            "BatchGetItem" => Tables(request)
                .Select(t => Touching("BatchGetItem", t.Name, t.Request["Keys"]!.AsArray().OfType<JsonObject>())),
            "BatchWriteItem" => Tables(request)
                .Select(t =>
                    Touching(
                        "BatchWriteItem",
                        t.Name,
                        t.Request.AsArray()
                            .Select(w => (JsonObject)(w!["PutRequest"]?["Item"] ?? w["DeleteRequest"]!["Key"])!)
                    )
                ),
            "TransactGetItems" or "TransactWriteItems" => request["TransactItems"]!
                .AsArray()
                .Select(part => Part(part!.AsObject().First())),
            "Query" => [Querying(request)],
            _ => [Single(operation, request)],
        };

    private Need Part(KeyValuePair<string, JsonNode?> part) =>
        Single(part.Key == "ConditionCheck" ? "ConditionCheckItem" : part.Key + "Item", part.Value!.AsObject());

    /// <summary>Of one item; of the whole table where the request names none.</summary>
    private Need Single(string action, JsonObject request)
    {
        var table = (string?)request["TableName"] ?? "*";
        return (request["Item"] ?? request["Key"]) is JsonObject item
            ? Touching(action, table, [item])
            : new($"dynamodb:{action}", Arn(table, (string?)request["IndexName"] ?? ""), []);
    }

    private Need Touching(string action, string table, IEnumerable<JsonObject> items) =>
        new(
            $"dynamodb:{action}",
            Arn(table, ""),
            [.. items.Select(i => Text(i[_partitionKeys[(table, "")]]!)).Distinct()]
        );

    private Need Querying(JsonObject request)
    {
        var (table, index) = ((string)request["TableName"]!, (string?)request["IndexName"] ?? "");
        var names = request["ExpressionAttributeNames"];
        var partition = Equality()
            .Matches((string)request["KeyConditionExpression"]!)
            .First(m =>
                (names?[m.Groups["name"].Value]?.ToString() ?? m.Groups["name"].Value) == _partitionKeys[(table, index)]
            );
        return new(
            "dynamodb:Query",
            Arn(table, index),
            [Text(request["ExpressionAttributeValues"]![partition.Groups["value"].Value]!)]
        );
    }

    private string Arn(string table, string index) =>
        account.Arn("dynamodb", $"table/{table}{(index.Length == 0 ? "" : $"/index/{index}")}");

    private static IEnumerable<(string Name, JsonNode Request)> Tables(JsonObject request) =>
        request["RequestItems"]!.AsObject().Select(t => (t.Key, t.Value!));

    private static IEnumerable<(string Name, JsonNode KeySchema)> Indexes(JsonObject table) =>
        (table["GlobalSecondaryIndexes"] as JsonArray ?? [])
            .Select(i => ((string)i!["IndexName"]!, i["KeySchema"]!))
            .Prepend(("", table["KeySchema"]!));

    private static string PartitionKey(JsonNode keySchema) =>
        (string)keySchema.AsArray().Single(k => (string?)k!["KeyType"] == "HASH")!["AttributeName"]!;

    /// <summary>An attribute's value, whatever its type.</summary>
    private static string Text(JsonNode value) => value.AsObject().First().Value!.ToString();

    [GeneratedRegex(@"(?<name>#?\w+)\s*=\s*(?<value>:\w+)")]
    private static partial Regex Equality();
}
