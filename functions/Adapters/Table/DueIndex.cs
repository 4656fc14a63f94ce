using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Table;

/// <summary>Reads keys of what is due from the index of that name. It may be a moment old.</summary>
internal static class DueIndex
{
    public static async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        TableCalls calls,
        Func<int, string> shard,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    )
    {
        var shards = await Task.WhenAll(
            Enumerable.Range(0, TableKeys.Shards).Select(n => ReadAsync(calls, shard(n), now, limit, deadline))
        );
        return [.. shards.SelectMany(items => items)];
    }

    /// <summary>Of what is too little for several partitions.</summary>
    public static async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        TableCalls calls,
        string partition,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    )
    {
        var page = await calls.RunAsync(
            (client, ct) =>
                client.QueryAsync(
                    new QueryRequest
                    {
                        TableName = calls.Table,
                        IndexName = TableKeys.DueIndex,
                        KeyConditionExpression = "dueShard = :shard AND dueAt <= :now",
                        ExpressionAttributeValues = new()
                        {
                            [":shard"] = Item.Text(partition),
                            [":now"] = Item.Moment(now),
                        },
                        Limit = limit,
                    },
                    ct
                ),
            deadline
        );
        return page.Items ?? [];
    }
}
