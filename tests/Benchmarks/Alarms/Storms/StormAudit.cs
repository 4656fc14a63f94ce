using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>What the table holds.</summary>
/// <param name="Incidents">Ids of incidents.</param>
/// <param name="Alarms">The incident of each alarm by the alarm's name.</param>
/// <param name="Outbox">Messages by channel and state.</param>
internal sealed record StormAudit(
    HashSet<string> Incidents,
    Dictionary<string, string> Alarms,
    Dictionary<(string Channel, string State), int> Outbox
)
{
    /// <summary>
    /// How many messages wait. The index of what is due also holds the incidents that the clock looks at.
    /// </summary>
    public static async Task<int> PendingAsync(AmazonDynamoDBClient client, string table)
    {
        var pending = 0;
        var request = new ScanRequest
        {
            TableName = table,
            IndexName = "Due",
            Select = Select.COUNT,
            FilterExpression = "begins_with(SK, :message)",
            ExpressionAttributeValues = new() { [":message"] = new AttributeValue("OUT#") },
        };
        do
        {
            var page = await client.ScanAsync(request);
            pending += page.Count ?? 0;
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
        return pending;
    }

    public static async Task<StormAudit> ReadAsync(AmazonDynamoDBClient client, string table)
    {
        var audit = new StormAudit([], [], []);
        var request = new ScanRequest { TableName = table, ConsistentRead = true };
        do
        {
            var page = await client.ScanAsync(request);
            foreach (var item in page.Items)
                audit.Add(item);
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (request.ExclusiveStartKey is { Count: > 0 });
        return audit;
    }

    private void Add(Dictionary<string, AttributeValue> item)
    {
        switch (item.GetValueOrDefault("type")?.S)
        {
            case "incident":
                Incidents.Add(item["PK"].S);
                break;
            case "alarm":
                Alarms.Add(item["name"].S, item["PK"].S);
                break;
            case "notification":
                var key = (item["channel"].S, item["state"].S);
                Outbox[key] = Outbox.GetValueOrDefault(key) + 1;
                break;
        }
    }
}
