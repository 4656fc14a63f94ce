using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Quarantine;

/// <summary>
/// Items that something is wrong with: counted, and taken out of the way when it does not pass. Nothing is thrown
/// away: what is taken is kept as it was, and can be put back.
/// </summary>
public sealed class QuarantineStore(TableCalls calls)
{
    /// <summary>Counts a fault of an item. One that is taken already is left as it is.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time: the next fault counts.</exception>
    public Task CountAsync(ItemFault fault, DateTimeOffset now, Deadline deadline) =>
        calls.TryUpdateAsync(QuarantineItem.Count(fault, now), deadline);

    /// <summary>All items that something is wrong with, those that are taken included.</summary>
    public async Task<IReadOnlyList<QuarantineEntry>> ListAsync(Deadline deadline) =>
        calls.Readable(
            await calls.QueryAsync(
                new QueryRequest
                {
                    KeyConditionExpression = "PK = :pk",
                    ExpressionAttributeValues = new() { [":pk"] = Item.Text(QuarantineItem.Pk) },
                    ConsistentRead = true,
                },
                deadline
            ),
            QuarantineItem.Read
        );

    /// <summary>One item that something is wrong with, and what was taken of it; null where there is none.</summary>
    public async Task<(QuarantineEntry Entry, IReadOnlyDictionary<string, AttributeValue> Taken)?> FindAsync(
        string id,
        Deadline deadline
    )
    {
        var items = await calls.ReadAsync([QuarantineItem.Key(id)], deadline);
        return calls.ReadableOrNull(items.FirstOrDefault(), QuarantineItem.Read) is { } entry
            ? (entry, TakenOf(items[0]))
            : null;
    }

    /// <summary>The item itself as it is stored; null where there is none any more.</summary>
    public async Task<Dictionary<string, AttributeValue>?> StoredAsync(QuarantineEntry entry, Deadline deadline) =>
        (await calls.ReadAsync([new Item(entry.Pk, entry.Sk)], deadline)).FirstOrDefault();

    /// <summary>Puts the signal by which people are told into the outbox, once.</summary>
    /// <returns>False where it was put there before.</returns>
    internal Task<bool> TellAsync(QuarantineEntry entry, Signal signal, DateTimeOffset now, Deadline deadline)
    {
        var told = QuarantineItem.Told(entry, now);
        told.TableName = calls.Table;
        return calls.TryTransactAsync(
            [new TransactWriteItem { Update = told }, Put(SignalItem.Write(signal, now))],
            deadline
        );
    }

    /// <summary>
    /// Takes an item out of the way and puts the signal by which people are told into the outbox, all or nothing. One
    /// that cannot be read leaves the table's reach; a readable one stays, and nothing waits for it any more.
    /// </summary>
    /// <param name="entry">What is known of it.</param>
    /// <param name="item">It, as it is stored.</param>
    /// <param name="signal">Null where people know already, or need not know.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>False where somebody else was at it meanwhile.</returns>
    internal Task<bool> TakeAsync(
        QuarantineEntry entry,
        Dictionary<string, AttributeValue> item,
        Signal? signal,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var taken = entry with { ToldAt = entry.ToldAt ?? now, TakenAt = now };
        List<TransactWriteItem> writes = [Put(QuarantineItem.Take(taken, item)), Remove(entry, item)];
        if (signal is not null)
            writes.Add(Put(SignalItem.Write(signal, now)));
        return calls.TryTransactAsync(writes, deadline);
    }

    /// <summary>
    /// Takes an item out of the way at once that everything can do without, such as what is remembered of an alarm.
    /// </summary>
    internal Task TakeAsync(Dictionary<string, AttributeValue> item, DateTimeOffset now, Deadline deadline)
    {
        var (pk, sk) = (item[TableKeys.Pk].S, item[TableKeys.Sk].S);
        var entry = QuarantineEntry.Unreadable(pk, sk, "what was remembered here cannot be read", now);
        return TakeAsync(entry, item, null, now, deadline);
    }

    /// <summary>
    /// Puts back what was taken, and ends the alarm that told of it: what waited for it, waits for it again from now
    /// on.
    /// </summary>
    /// <param name="id">The entry's id.</param>
    /// <param name="signalOf">Makes the alarm's end.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>False where there is no such entry that was taken, or another item is in its place.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> ReleaseAsync(
        string id,
        Func<QuarantineEntry, Signal> signalOf,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        if (await FindAsync(id, deadline) is not { Entry: { TakenAt: not null } entry, Taken: var taken })
            return false;
        return await calls.TryTransactAsync(
            [
                entry.IsReadable ? Revive(entry, taken, now) : Restore(taken),
                new TransactWriteItem
                {
                    Delete = new Delete
                    {
                        TableName = calls.Table,
                        Key = QuarantineItem.Key(id),
                        ConditionExpression = "attribute_exists(PK)",
                    },
                },
                Put(SignalItem.Write(signalOf(entry), now)),
            ],
            deadline
        );
    }

    /// <summary>Forgets what is known of an item that is there no more.</summary>
    internal Task ForgetAsync(QuarantineEntry entry, Deadline deadline) =>
        calls.RunAsync(
            (client, ct) =>
                client.DeleteItemAsync(new DeleteItemRequest(calls.Table, QuarantineItem.Key(entry.Id)), ct),
            deadline
        );

    private TransactWriteItem Remove(QuarantineEntry entry, Dictionary<string, AttributeValue> item)
    {
        var key = new Item(entry.Pk, entry.Sk);
        if (!entry.IsReadable)
            return new()
            {
                Delete = new Delete
                {
                    TableName = calls.Table,
                    Key = key,
                    ConditionExpression = "attribute_exists(PK)",
                },
            };
        var update = new UpdateText();
        foreach (var name in QuarantineItem.Due)
            update.Remove(name).Require(name, item.GetValueOrDefault(name));
        var built = update.Build(key);
        built.TableName = calls.Table;
        return new() { Update = built };
    }

    private TransactWriteItem Restore(IReadOnlyDictionary<string, AttributeValue> taken) =>
        new()
        {
            Put = new Put
            {
                TableName = calls.Table,
                Item = taken.ToDictionary(),
                ConditionExpression = "attribute_not_exists(PK)",
            },
        };

    private TransactWriteItem Revive(
        QuarantineEntry entry,
        IReadOnlyDictionary<string, AttributeValue> taken,
        DateTimeOffset now
    )
    {
        var update = new UpdateText();
        foreach (var (name, value) in taken)
            update.Set(name, name == "dueAt" ? Item.Moment(now) : value).RequireNone(name);
        var built = update.Build(new Item(entry.Pk, entry.Sk));
        built.TableName = calls.Table;
        return new() { Update = built };
    }

    private static Dictionary<string, AttributeValue> TakenOf(Dictionary<string, AttributeValue> item) =>
        item.GetValueOrDefault(QuarantineItem.Taken)?.M ?? [];

    private TransactWriteItem Put(Item item) =>
        new()
        {
            Put = new Put { TableName = calls.Table, Item = item },
        };
}
