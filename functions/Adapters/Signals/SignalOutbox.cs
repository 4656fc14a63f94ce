using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Signals;

/// <summary>Signals that are decided on and wait to be published.</summary>
public sealed class SignalOutbox(TableCalls calls)
{
    /// <summary>Those that are due, by id and document.</summary>
    public async Task<IReadOnlyList<(string Id, string Json)>> DueAsync(
        DateTimeOffset now,
        int limit,
        Deadline deadline
    )
    {
        var keys = await DueIndex.ReadAsync(calls, SignalKeys.Shard, now, limit, deadline);
        var found = await Task.WhenAll(
            keys.Select(async key =>
            {
                var answer = await calls.RunAsync(
                    (client, ct) =>
                        client.GetItemAsync(
                            new GetItemRequest(calls.Table, new Item(key.Text(TableKeys.Pk), SignalKeys.Sk))
                            {
                                ConsistentRead = true,
                            },
                            ct
                        ),
                    deadline
                );
                return (
                    Id: key.Text(TableKeys.Pk)["SIGNAL#".Length..],
                    Json: answer.Item is { Count: > 0 } item ? calls.ReadableOrNull(item, SignalItem.Json) ?? "" : ""
                );
            })
        );
        return [.. found.Where(f => f.Json.Length > 0)];
    }

    /// <summary>Puts a signal in, to be published by the next tick. Putting it in twice does no harm.</summary>
    /// <param name="id">Its <see cref="Core.Signals.Signal.DedupId"/>.</param>
    /// <param name="json">Its document.</param>
    /// <param name="now">The clock, UTC.</param>
    public Task AddAsync(string id, string json, DateTimeOffset now, Deadline deadline) =>
        calls.RunAsync(
            (client, ct) => client.PutItemAsync(new PutItemRequest(calls.Table, SignalItem.Write(id, json, now)), ct),
            deadline
        );

    /// <summary>Puts a signal in, to be published at a moment; where it is in with a later one, that stays.</summary>
    /// <param name="id">What it replaces.</param>
    /// <param name="json">Its document.</param>
    /// <param name="at">When it is due.</param>
    public async Task PostponeAsync(string id, string json, DateTimeOffset at, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest(calls.Table, SignalItem.Write(id, json, at))
                        {
                            ConditionExpression = "attribute_not_exists(dueAt) OR dueAt < :at",
                            ExpressionAttributeValues = new() { [":at"] = Item.Moment(at) },
                        },
                        ct
                    ),
                deadline
            );
        }
        catch (ConditionalCheckFailedException)
        {
            // Its end is as late already.
        }
    }

    /// <summary>Takes a signal out: it is published. What was put in its place since stays.</summary>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time: it may be published once more, which its reader notices.
    /// </exception>
    public async Task RemoveAsync(string id, string json, Deadline deadline)
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.DeleteItemAsync(
                        new DeleteItemRequest(calls.Table, new Item(SignalKeys.Pk(id), SignalKeys.Sk))
                        {
                            ConditionExpression = "attribute_not_exists(json) OR json = :json",
                            ExpressionAttributeValues = new() { [":json"] = Item.Text(json) },
                        },
                        ct
                    ),
                deadline
            );
        }
        catch (ConditionalCheckFailedException)
        {
            // Another is in its place.
        }
    }
}
