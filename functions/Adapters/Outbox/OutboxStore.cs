using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// The messages that wait to be sent. Every change is conditional: of two senders of one message one gives way.
/// </summary>
public sealed class OutboxStore(TableCalls calls)
{
    /// <summary>How far ahead of ours another clock may be.</summary>
    private static readonly TimeSpan FarthestClock = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Due messages, the worst severity first, of one severity first pages first and then by due time; at most
    /// <paramref name="limit"/> of each shard. Read from an index that may be a moment old: lease before sending.
    /// </summary>
    public async Task<IReadOnlyList<DueMessage>> DueAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var keys = await DueIndex.ReadAsync(calls, OutboxItem.AllShards, now, limit, deadline);
        return
        [
            .. calls
                .Readable(keys, DueMessage.Read)
                .OrderBy(m => m.Severity)
                .ThenByDescending(m => m.IsFirst)
                .ThenBy(m => m.DueAt)
                .ThenBy(m => m.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>All messages of one incident, in the order in which they were decided.</summary>
    public async Task<IReadOnlyList<OutboxEntry>> OfIncidentAsync(string incidentId, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk AND begins_with(SK, :out)",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(TableKeys.Incident(incidentId)),
                    [":out"] = Item.Text(TableKeys.Outbox),
                },
                ConsistentRead = true,
            },
            deadline
        );
        return calls.Readable(items, OutboxItem.Read);
    }

    /// <summary>Notes that a message could not be handled, so that it does not go on for ever.</summary>
    internal void Note(OutboxEntry entry, Exception fault) =>
        calls.Faults.Note(
            ItemFault.Undone(
                TableKeys.Incident(entry.Notification.IncidentId),
                TableKeys.Outbox + entry.Notification.Id,
                fault
            )
        );

    /// <summary>Takes a due message for sending.</summary>
    /// <returns>
    /// The message as leased until <paramref name="until"/>; null when somebody else has it or it is done.
    /// </returns>
    public async Task<OutboxEntry?> LeaseAsync(DueMessage message, DateTimeOffset until, Deadline deadline)
    {
        try
        {
            var response = await calls.RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = calls.Table,
                            Key = new Item(TableKeys.Incident(message.IncidentId), TableKeys.Outbox + message.Id),
                            UpdateExpression = "SET dueAt = :until, leased = :true ADD attempts :one",
                            ConditionExpression = "#state = :pending AND dueAt = :due",
                            ExpressionAttributeNames = new() { ["#state"] = "state" },
                            ExpressionAttributeValues = new()
                            {
                                [":until"] = Item.Moment(until),
                                [":true"] = new AttributeValue { BOOL = true },
                                [":one"] = Item.Number(1),
                                [":pending"] = Item.Text(nameof(OutboxState.Pending)),
                                [":due"] = Item.Moment(message.DueAt),
                            },
                            ReturnValues = ReturnValue.ALL_NEW,
                        },
                        ct
                    ),
                deadline
            );
            return calls.ReadableOrNull(response.Attributes, OutboxItem.Read);
        }
        catch (ConditionalCheckFailedException)
        {
            return null;
        }
    }

    /// <summary>Writes what became of a leased message.</summary>
    /// <param name="leased">As it was leased.</param>
    /// <param name="after">As it is from now on.</param>
    /// <param name="posted">Where it stands, when it was sent.</param>
    /// <param name="standIn">The message to another channel that takes its place, when it was handed over.</param>
    /// <returns>False when the lease was lost meanwhile: somebody else writes what becomes of it.</returns>
    /// <exception cref="StoreUnavailableException">
    /// No answer in time; the lease will end and the message be sent again.
    /// </exception>
    public async Task<bool> FinishAsync(
        OutboxEntry leased,
        OutboxEntry after,
        PostedMessage? posted,
        OutboxEntry? standIn,
        Deadline deadline
    )
    {
        var more = new List<TransactWriteItem>();
        if (posted is not null)
        {
            var reference = new Item(
                TableKeys.Incident(after.Notification.IncidentId),
                TableKeys.Posted + after.Notification.Channel
            )
                .With("type", "posted")
                .With("channel", after.Notification.Channel)
                .With("channelId", posted.ChannelId)
                .With("messageId", posted.MessageId);
            more.Add(
                Put(after.ExpiresAt is { } expires ? reference.With("expiresAt", Item.Expiry(expires)) : reference)
            );
        }

        if (standIn is not null)
            more.Add(Put(OutboxItem.Write(standIn)));
        return await ReplaceAsync(leased, after, more, deadline) is not null;
    }

    /// <summary>
    /// Makes a message due again that was given up because no channel took it: the next tick sends it, and its attempts
    /// and the time for them start anew.
    /// </summary>
    /// <param name="given">The message as it was read.</param>
    /// <param name="now">From when on it is due.</param>
    /// <returns>False where it is not given up (any more).</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> ReviveAsync(OutboxEntry given, DateTimeOffset now, Deadline deadline)
    {
        var revived = given with
        {
            State = OutboxState.Pending,
            Attempts = 0,
            CreatedAt = now,
            DueAt = now,
            DoneAt = null,
        };
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest
                        {
                            TableName = calls.Table,
                            Item = OutboxItem.Write(revived),
                            ConditionExpression = "#state = :undeliverable",
                            ExpressionAttributeNames = new() { ["#state"] = "state" },
                            ExpressionAttributeValues = new()
                            {
                                [":undeliverable"] = Item.Text(nameof(OutboxState.Undeliverable)),
                            },
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

    /// <summary>
    /// Takes the next free moment of a channel that accepts only so many messages. One that lies too far ahead was
    /// taken by a clock that is wrong, and holds nothing back.
    /// </summary>
    /// <param name="channel">The channel.</param>
    /// <param name="interval">How long one message takes it.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <param name="atOnce">Messages that it accepts in a row before each has to wait for its interval.</param>
    /// <returns>Whether the channel is free now; it is then taken for <paramref name="interval"/>.</returns>
    public async Task<bool> TakeSlotAsync(
        string channel,
        TimeSpan interval,
        DateTimeOffset now,
        Deadline deadline,
        int atOnce = 1
    )
    {
        var isFree = await TakeSlotAsync(
            channel,
            "SET freeAt = :next",
            "attribute_not_exists(PK) OR freeAt <= :now OR freeAt > :far",
            new()
            {
                [":now"] = Item.Moment(now),
                [":next"] = Item.Moment(now + interval),
                [":far"] = Item.Moment(now + (interval * atOnce) + FarthestClock),
            },
            deadline
        );
        return isFree
            || (
                atOnce > 1
                && await TakeSlotAsync(
                    channel,
                    "SET freeAt = freeAt + :interval",
                    "freeAt <= :last",
                    new()
                    {
                        [":interval"] = Item.Number((long)interval.TotalMilliseconds),
                        [":last"] = Item.Moment(now + (interval * (atOnce - 1))),
                    },
                    deadline
                )
            );
    }

    private async Task<bool> TakeSlotAsync(
        string channel,
        string update,
        string condition,
        Dictionary<string, AttributeValue> values,
        Deadline deadline
    )
    {
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = calls.Table,
                            Key = new Item(TableKeys.Slot(channel), "SLOT"),
                            UpdateExpression = update,
                            ConditionExpression = condition,
                            ExpressionAttributeValues = values,
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

    /// <summary>
    /// A write that holds only while the message is as it was read: pending, with the same due time and attempts.
    /// </summary>
    private async Task<OutboxEntry?> ReplaceAsync(
        OutboxEntry before,
        OutboxEntry after,
        List<TransactWriteItem> more,
        Deadline deadline
    )
    {
        var put = Put(OutboxItem.Write(after));
        put.Put.ConditionExpression = "#state = :pending AND dueAt = :due AND attempts = :attempts";
        put.Put.ExpressionAttributeNames = new() { ["#state"] = "state" };
        put.Put.ExpressionAttributeValues = new()
        {
            [":pending"] = Item.Text(nameof(OutboxState.Pending)),
            [":due"] = Item.Moment(before.DueAt!.Value),
            [":attempts"] = Item.Number(before.Attempts),
        };
        put.Put.ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD;
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.TransactWriteItemsAsync(
                        new TransactWriteItemsRequest { TransactItems = [put, .. more] },
                        ct
                    ),
                deadline
            );
            return after;
        }
        catch (TransactionCanceledException e)
        {
            return
                e.CancellationReasons[0].Item is { Count: > 0 } item
                && calls.ReadableOrNull(item, OutboxItem.Read) is { } stored
                && IsOurs(stored, after)
                ? after
                : null;
        }
    }

    /// <summary>Whether a refused write had in truth been carried out before, its answer being lost.</summary>
    private static bool IsOurs(OutboxEntry stored, OutboxEntry written) =>
        stored.State == written.State
        && stored.DueAt == written.DueAt
        && stored.Attempts == written.Attempts
        && stored.DoneAt == written.DoneAt
        && stored.History.SequenceEqual(written.History);

    private TransactWriteItem Put(Item item) =>
        new()
        {
            Put = new Put { TableName = calls.Table, Item = item },
        };
}
