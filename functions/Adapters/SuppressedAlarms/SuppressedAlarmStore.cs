using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;

namespace RoleFerry.Adapters.SuppressedAlarms;

/// <summary>Alarms that people are not told of yet.</summary>
public sealed class SuppressedAlarmStore(TableCalls calls)
{
    /// <summary>Those that it is time to look at. Read from an index that may be a moment old.</summary>
    public async Task<IReadOnlyList<SuppressedAlarm>> DueAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, SuppressedAlarmItem.Shard, now, limit, deadline);
        return keys.Count == 0 ? [] : calls.Readable(await ReadAsync(keys, deadline), SuppressedAlarmItem.Read);
    }

    /// <summary>Incidents of which something is held back, some of them where there are many.</summary>
    public async Task<ImmutableArray<string>> IncidentsAsync(int limit, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, SuppressedAlarmItem.Shard, DateTimeOffset.MaxValue, limit, deadline);
        return
        [
            .. keys.Select(key => key.Text(TableKeys.Pk)[TableKeys.Incident("").Length..])
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    /// <summary>What is held back of one incident.</summary>
    public async Task<IReadOnlyList<SuppressedAlarm>> OfIncidentAsync(string incidentId, Deadline deadline)
    {
        var page = await calls.RunAsync(
            (client, ct) =>
                client.QueryAsync(
                    new QueryRequest
                    {
                        TableName = calls.Table,
                        KeyConditionExpression = "PK = :pk AND begins_with(SK, :hold)",
                        ExpressionAttributeValues = new()
                        {
                            [":pk"] = Item.Text(TableKeys.Incident(incidentId)),
                            [":hold"] = Item.Text(TableKeys.Hold),
                        },
                        ConsistentRead = true,
                    },
                    ct
                ),
            deadline
        );
        return calls.Readable(page.Items ?? [], SuppressedAlarmItem.Read);
    }

    /// <summary>Looks at it again later. Nothing where it was told or changed meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time: it is looked at again at once.</exception>
    public async Task WaitAsync(SuppressedAlarm held, DateTimeOffset until, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = calls.Table,
                            Key = SuppressedAlarmItem.Key(held.IncidentId, held.Signal.Key),
                            UpdateExpression = "SET dueAt = :until",
                            ConditionExpression = "dueAt = :due",
                            ExpressionAttributeValues = new()
                            {
                                [":until"] = Item.Moment(until),
                                [":due"] = Item.Moment(held.LookAgainAt),
                            },
                        },
                        ct
                    ),
                deadline
            );
        }
        catch (ConditionalCheckFailedException) { }
    }

    /// <summary>Takes it away: nothing is left to tell. Nothing where it changed meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time: it is looked at again at once.</exception>
    public async Task EndAsync(SuppressedAlarm held, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.DeleteItemAsync(
                        new DeleteItemRequest
                        {
                            TableName = calls.Table,
                            Key = SuppressedAlarmItem.Key(held.IncidentId, held.Signal.Key),
                            ConditionExpression = "dueAt = :due",
                            ExpressionAttributeValues = new() { [":due"] = Item.Moment(held.LookAgainAt) },
                        },
                        ct
                    ),
                deadline
            );
        }
        catch (ConditionalCheckFailedException) { }
    }

    /// <summary>Takes it away and has messages sent in its place, all or nothing.</summary>
    /// <returns>False where it was told or changed meanwhile.</returns>
    internal Task<bool> TellAsync(SuppressedAlarm held, IEnumerable<OutboxEntry> messages, Deadline deadline) =>
        calls.TryTransactAsync(
            [
                new TransactWriteItem
                {
                    Delete = new Delete
                    {
                        TableName = calls.Table,
                        Key = SuppressedAlarmItem.Key(held.IncidentId, held.Signal.Key),
                        ConditionExpression = "dueAt = :due",
                        ExpressionAttributeValues = new() { [":due"] = Item.Moment(held.LookAgainAt) },
                    },
                },
                .. messages.Select(message => new TransactWriteItem
                {
                    Put = new Put { TableName = calls.Table, Item = OutboxItem.Write(message) },
                }),
            ],
            deadline
        );

    private async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        List<Dictionary<string, AttributeValue>> keys,
        Deadline deadline
    )
    {
        const int MaxKeys = 100; // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
        var items = new List<Dictionary<string, AttributeValue>>();
        foreach (var some in keys.Chunk(MaxKeys))
        {
            items.AddRange(
                await calls.ReadAsync(
                    [.. some.Select(key => new Item(key.Text(TableKeys.Pk), key.Text(TableKeys.Sk)))],
                    deadline
                )
            );
        }

        return items;
    }
}
