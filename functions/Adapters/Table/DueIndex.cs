using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Table;

/// <summary>Reads keys of what is due from the index of that name. It may be a moment old.</summary>
internal static class DueIndex
{
    /// <summary>Of what has one partition for each shard.</summary>
    public static Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        TableCalls calls,
        Func<int, string> shard,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    ) => ReadAsync(calls, [.. Enumerable.Range(0, TableKeys.Shards).Select(shard)], now, limit, deadline);

    /// <summary>Of what is too little for several partitions.</summary>
    public static Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        TableCalls calls,
        string partition,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    ) => ReadAsync(calls, [partition], now, limit, deadline);

    /// <summary>
    /// Of some partitions, one after the other, what is due longest first in each. Those that hold nothing are not
    /// asked, where that is known.
    /// </summary>
    /// <param name="calls">The table.</param>
    /// <param name="partitions">Their keys.</param>
    /// <param name="now">When it has to be due.</param>
    /// <param name="limit">Most of each partition.</param>
    /// <param name="deadline">When to stop.</param>
    public static async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        TableCalls calls,
        ImmutableArray<string> partitions,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    )
    {
        // One question is asked as easily as a look.
        var holding = partitions.Length == 1 ? calls.Due.Last(now) : await calls.Due.PartitionsAsync(now, deadline);
        var pages = await Task.WhenAll(
            partitions
                .Where(partition => holding?.Contains(partition) ?? true)
                .Select(partition => QueryAsync(calls, partition, now, limit, deadline))
        );
        return [.. pages.SelectMany(page => page.Items ?? [])];
    }

    private static Task<QueryResponse> QueryAsync(
        TableCalls calls,
        string partition,
        DateTimeOffset now,
        int limit,
        Deadline deadline
    ) =>
        calls.RunAsync(
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
}
