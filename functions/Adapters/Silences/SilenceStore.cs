using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Silences;

/// <summary>Silences in the table. Functions know of a change within a minute.</summary>
public sealed class SilenceStore(TableCalls calls)
{
    /// <summary>Notices written in one minute, at most.</summary>
    private const int MostNotices = 25;

    /// <summary>Writes a new silence.</summary>
    /// <returns>False where one with that id is there already: nothing is written.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> AddAsync(Silence silence, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest
                        {
                            TableName = calls.Table,
                            Item = SilenceItem.Write(silence, SilenceNotice.DueAt(silence)),
                            ConditionExpression = "attribute_not_exists(PK)",
                        },
                        ct
                    ),
                deadline
            );
            return true;
        }
        catch (ConditionalCheckFailedException)
        {
            return false;
        }
    }

    /// <summary>Ends a silence now. What it held back and still fires is told within minutes.</summary>
    /// <returns>It, as it ends; null where there is none of that id that is not over.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<Silence?> ExpireAsync(string id, DateTimeOffset now, Deadline deadline)
    {
        try
        {
            var answer = await calls.RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = calls.Table,
                            Key = new Item(SilenceItem.Pk, id),
                            UpdateExpression = "SET #until = :now, endsAt = :now REMOVE dueShard, dueAt",
                            ConditionExpression = "endsAt > :now",
                            ExpressionAttributeNames = new() { ["#until"] = "until" },
                            ExpressionAttributeValues = new() { [":now"] = Item.Moment(now) },
                            ReturnValues = ReturnValue.ALL_NEW,
                        },
                        ct
                    ),
                deadline
            );
            return calls.ReadableOrNull(answer.Attributes, SilenceItem.Read);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>Silences that are not over, those that have not begun included.</summary>
    public Task<IReadOnlyList<Silence>> InForceAsync(DateTimeOffset now, Deadline deadline) =>
        QueryAsync(now, deadline);

    /// <summary>All silences that can be looked up, those that are over included.</summary>
    public Task<IReadOnlyList<Silence>> AllAsync(Deadline deadline) => QueryAsync(DateTimeOffset.UnixEpoch, deadline);

    /// <summary>Silences whose notice is due.</summary>
    internal async Task<IReadOnlyList<Silence>> NoticeDueAsync(DateTimeOffset now, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, SilenceItem.DueShard, now, MostNotices, deadline);
        if (keys.Count == 0)
            return [];
        var items = await calls.ReadAsync(
            [.. keys.Select(key => new Item(key.Text(TableKeys.Pk), key.Text(TableKeys.Sk)))],
            deadline
        );
        return calls.Readable(items, SilenceItem.Read);
    }

    /// <summary>Takes a silence out of what is due: its notice is written.</summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time; the notice is known by its id and not said twice.
    /// </exception>
    internal Task NoticedAsync(string id, Deadline deadline) =>
        calls.RunAsync(
            (client, ct) =>
                client.UpdateItemAsync(
                    new UpdateItemRequest
                    {
                        TableName = calls.Table,
                        Key = new Item(SilenceItem.Pk, id),
                        UpdateExpression = "REMOVE dueShard, dueAt",
                    },
                    ct
                ),
            deadline
        );

    private async Task<IReadOnlyList<Silence>> QueryAsync(DateTimeOffset endsAfter, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                FilterExpression = "endsAt > :now",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(SilenceItem.Pk),
                    [":now"] = Item.Moment(endsAfter),
                },
                ConsistentRead = true,
            },
            deadline
        );
        return calls.Readable(items, SilenceItem.Read);
    }
}
