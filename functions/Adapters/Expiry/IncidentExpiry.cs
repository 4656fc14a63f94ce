using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Expiry;

/// <summary>
/// Has all items of an incident expire that is over, and none of one that is open. Whatever ends in between is gone on
/// with by the next look, for the mark is taken away last. Each transaction names the incident's status, so nothing is
/// written to one that was reopened or resolved since it was read.
/// </summary>
public sealed class IncidentExpiry(TableCalls calls)
{
    /// <summary>When to look again at what is over and still waits for something.</summary>
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(7);

    /// <summary>
    /// Items of one BatchGetItem.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
    /// </summary>
    private const int AtOnce = 100;

    /// <summary>Ids of incidents that have a mark. Read from an index that may be a moment old.</summary>
    internal async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset now, int limit, Deadline deadline)
    {
        var due = await DueIndex.ReadAsync(calls, ExpiryMark.Partition, now, limit, deadline);
        return [.. due.Select(keys => keys.Text(TableKeys.Pk)[TableKeys.Incident("").Length..])];
    }

    /// <summary>Sees to the items of one incident.</summary>
    /// <returns>Whether all of them are as they should be; else they are looked at again.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    internal async Task<bool> SettleAsync(string id, DateTimeOffset now, Deadline deadline)
    {
        var items = await ItemsAsync(id, deadline);
        if (Find(items, TableKeys.Expiry) is not { } mark || mark.Moment("dueAt") is var due && due > now)
            return false;
        if (Find(items, TableKeys.State) is { } stored)
        {
            if (calls.ReadableOrNull(stored, IncidentItem.Read) is not { } incident)
                return false;
            if (!incident.IsOpen && await IsWaitingAsync(id, items, deadline))
            {
                await calls.TryUpdateAsync(ExpiryMark.Move(id, due, now + LookAgainAfter), deadline);
                return false;
            }

            foreach (var writes in Writes(stored, items, incident.IsOpen ? null : due + Incident.KeptFor))
            {
                if (!await calls.TryTransactAsync(writes, deadline))
                    return false;
            }
        }

        return await calls.TryTransactAsync([ExpiryMark.Delete(calls.Table, id, due)], deadline);
    }

    private Task<List<Dictionary<string, AttributeValue>>> ItemsAsync(string id, Deadline deadline) =>
        calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk",
                ExpressionAttributeValues = new() { [":pk"] = Item.Text(TableKeys.Incident(id)) },
                ConsistentRead = true,
            },
            deadline
        );

    /// <summary>
    /// Whether something of an incident that is over is still to come: a message that was not sent, an alarm that is
    /// suppressed, the end of an alarm that fires on because a person resolved it.
    /// </summary>
    private async Task<bool> IsWaitingAsync(
        string id,
        List<Dictionary<string, AttributeValue>> items,
        Deadline deadline
    )
    {
        if (Of(TableKeys.Hold).Any() || calls.Readable(Of(TableKeys.Outbox), OutboxItem.Read).Exists(IsPending))
            return true;
        var firing = calls.Readable(Of(TableKeys.Joined), IncidentMember.Read).Where(m => m.State == SignalState.Alarm);
        foreach (var some in firing.Chunk(AtOnce))
        {
            // One that has fired on in another incident ends there, and here it says for ever that it fires.
            var last = await calls.ReadAsync([.. some.Select(m => new Item(TableKeys.Alarm(m.Key), "LAST"))], deadline);
            if (calls.Readable(last, IncidentStore.ReadMemory).Exists(IsOurs))
                return true;
        }

        return false;

        IEnumerable<Dictionary<string, AttributeValue>> Of(string kind) =>
            items.Where(i => i[TableKeys.Sk].S.StartsWith(kind, StringComparison.Ordinal));

        bool IsOurs(SignalMemory memory) => memory.State == SignalState.Alarm && memory.IncidentId == id;
    }

    private static bool IsPending(OutboxEntry entry) => entry.State == OutboxState.Pending;

    /// <summary>
    /// What is to be written, transaction by transaction; nothing where all is as it should be. The incident itself is
    /// in each: as long as one item expires, it does.
    /// </summary>
    private IEnumerable<TransactWriteItem[]> Writes(
        Dictionary<string, AttributeValue> stored,
        List<Dictionary<string, AttributeValue>> items,
        DateTimeOffset? expiresAt
    )
    {
        var at = expiresAt is { } moment ? Item.Expiry(moment) : null;
        var others = items.Where(i =>
            i[TableKeys.Sk].S is not (TableKeys.State or TableKeys.Expiry)
            && i.GetValueOrDefault("expiresAt")?.N != at?.N
        );
        TransactWriteItem[][] writes =
        [
            .. others.Chunk(TransactionRoom.MostWrites - 1).Select(some => some.Select(i => Write(i, at)).ToArray()),
        ];
        if (writes.Length == 0 && stored.GetValueOrDefault("expiresAt")?.N != at?.N)
            writes =
            [
                [],
            ];
        return writes.Select(some => (TransactWriteItem[])[Write(stored, at, "status"), .. some]);
    }

    /// <summary>An item that was deleted or, by one attribute, changed since it was read, is not written.</summary>
    private TransactWriteItem Write(
        Dictionary<string, AttributeValue> item,
        AttributeValue? at,
        string name = TableKeys.Pk
    )
    {
        var text = new UpdateText().Require(name, item.GetValueOrDefault(name));
        text = at is null ? text.Remove("expiresAt") : text.Set("expiresAt", at);
        var update = text.Build(new Item(item[TableKeys.Pk].S, item[TableKeys.Sk].S));
        update.TableName = calls.Table;
        return new() { Update = update };
    }

    private static Dictionary<string, AttributeValue>? Find(
        List<Dictionary<string, AttributeValue>> items,
        string sk
    ) => items.Find(i => i[TableKeys.Sk].S == sk);
}
