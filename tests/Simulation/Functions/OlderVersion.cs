using System.Collections.Frozen;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Simulation.Mutants;

namespace RoleFerry.Simulation.Functions;

/// <summary>
/// What a process of an earlier version writes, beside those of this one: items without the attributes and the marks
/// that were added since. It rewrites incidents that this version wrote, and drops what it does not know.
/// </summary>
internal static class OlderVersion
{
    /// <summary>Without those that say that something was done: an earlier version would not do it at all.</summary>
    private static readonly FrozenSet<string> OfIncidents = FrozenSet.Create(
        "returns",
        "joined",
        "heardAt",
        "severityAt",
        "suspectsAt"
    );

    private static readonly FrozenSet<string> OfMessages = FrozenSet.Create("inDigest", "lastResortAt", "history");

    private static readonly FrozenSet<string> OfTimelines = FrozenSet.Create("level", "heldUntil", "saidAt");

    /// <summary>What it asks of the table instead of what this version asks.</summary>
    public static AmazonWebServiceRequest? Write(AmazonWebServiceRequest request) =>
        TableRequests.Writes(request, write => IsMark(write) ? null
            : write.Put is { } put && Unknown(put.Item) is { } unknown && put.Item.Keys.Any(unknown.Contains)
                ? Without(put, unknown)
            : write);

    private static bool IsMark(TransactWriteItem write) =>
        (write.Put?.Item ?? write.Delete?.Key) is { } key && TableRequests.Is(key, "FIRES#");

    private static FrozenSet<string>? Unknown(Dictionary<string, AttributeValue> item) =>
        item["SK"].S switch
        {
            "STATE" => OfIncidents,
            var sk when sk.StartsWith("OUT#", StringComparison.Ordinal) => OfMessages,
            var sk when sk.StartsWith("EVT#", StringComparison.Ordinal) => OfTimelines,
            _ => null,
        };

    private static TransactWriteItem Without(Put put, FrozenSet<string> unknown) =>
        new()
        {
            Put = new Put
            {
                TableName = put.TableName,
                Item = put.Item.Where(a => !unknown.Contains(a.Key)).ToDictionary(),
                ConditionExpression = put.ConditionExpression,
                ExpressionAttributeNames = put.ExpressionAttributeNames,
                ExpressionAttributeValues = put.ExpressionAttributeValues,
                ReturnValuesOnConditionCheckFailure = put.ReturnValuesOnConditionCheckFailure,
            },
        };
}
