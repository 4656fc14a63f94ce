using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.HeartbeatMonitors;

/// <summary>
/// The last ping of each job, as the item <c>PING / name</c>: all of them are one query. It waits in the index Due
/// for the moment at which the next ping is missing.
/// </summary>
public sealed class PingStore(TableCalls calls)
{
    internal const string Partition = "PING";

    /// <summary>When the minute's tick publishes a signal that its writer has not.</summary>
    private static readonly TimeSpan SignalDue = TimeSpan.FromSeconds(30);

    /// <summary>What is known of a job; null where it never pinged.</summary>
    public async Task<PingState?> FindAsync(string name, Deadline deadline) =>
        calls.ReadableOrNull((await calls.ReadAsync([new Item(Partition, name)], deadline)).FirstOrDefault(), Read);

    /// <summary>All jobs that ever pinged.</summary>
    public async Task<IReadOnlyList<PingState>> AllAsync(Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = Item.Text(Partition) },
                ConsistentRead = true,
            },
            deadline
        );
        return calls.Readable(items, Read);
    }

    /// <summary>The names of jobs whose next ping may be missing.</summary>
    public async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, Deadline deadline) =>
        [.. (await DueIndex.ReadAsync(calls, Partition, now, limit, deadline)).Select(key => key.Text(TableKeys.Sk))];

    /// <summary>Writes what is known from now on, and the signal that it calls for, all or nothing.</summary>
    /// <param name="before">What was known; null where it never pinged.</param>
    /// <param name="after">What is known now.</param>
    /// <param name="dueAt">When the next ping is missing; null where nothing is waited for.</param>
    /// <param name="signal">
    /// What is to be published: it lies in the outbox until it is. Null where there is nothing to say.
    /// </param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>False where something else is known meanwhile: read and decide again.</returns>
    public async Task<bool> TryChangeAsync(
        PingState? before,
        PingState after,
        DateTimeOffset? dueAt,
        Signal? signal,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var put = new Put
        {
            TableName = calls.Table,
            Item = Write(after, dueAt),
            ConditionExpression = "attribute_not_exists(PK)",
        };
        if (before is not null)
        {
            put.ConditionExpression = "pingedAt = :pinged AND isMissing = :missing";
            put.ExpressionAttributeValues = new()
            {
                [":pinged"] = Item.Moment(before.PingedAt),
                [":missing"] = new AttributeValue { BOOL = before.IsMissing },
            };
        }

        var request = new TransactWriteItemsRequest { TransactItems = [new TransactWriteItem { Put = put }] };
        if (signal is not null)
            request.TransactItems.Add(
                new TransactWriteItem
                {
                    Put = new Put { TableName = calls.Table, Item = SignalItem.Write(signal, now + SignalDue) },
                }
            );
        try
        {
            await calls.RunAsync((client, ct) => client.TransactWriteItemsAsync(request, ct), deadline);
            return true;
        }
        catch (TransactionCanceledException)
        {
            return false;
        }
    }

    private static Item Write(PingState state, DateTimeOffset? dueAt)
    {
        var item = new Item(Partition, state.Name)
            .With("type", "ping")
            .With("pingedAt", state.PingedAt)
            .With("isMissing", new AttributeValue { BOOL = state.IsMissing });
        return dueAt is { } due ? item.With("dueShard", Partition).With("dueAt", due) : item;
    }

    internal static PingState Read(Dictionary<string, AttributeValue> item) =>
        new(item.Text(TableKeys.Sk), item.Moment("pingedAt"), item.Flag("isMissing"));
}
