using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.PostMortems;

namespace RoleFerry.Adapters.PostMortems;

/// <summary>Post-mortems in the table. They are begun by the transaction that ends their incident.</summary>
public sealed class PostMortemStore(TableCalls calls)
{
    /// <summary>
    /// UTF-8 bytes of a text. An item has 400 KB at most.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
    /// </summary>
    public const int MaxTextBytes = 300 * 1024;

    /// <summary>One incident's; null where none was begun.</summary>
    public async Task<PostMortem?> FindAsync(string incidentId, Deadline deadline) =>
        calls.ReadableOrNull(
            (await calls.ReadAsync([PostMortemItem.Key(incidentId)], deadline)).FirstOrDefault(),
            PostMortemItem.Read
        );

    /// <summary>
    /// All that somebody has to do something about: not published, or with action items that are not done; what is
    /// due first comes first. <see cref="PostMortem.StateAt"/> tells those that are overdue. Read from an index that
    /// may be a moment old.
    /// </summary>
    public async Task<IReadOnlyList<PostMortem>> DueAsync(Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                IndexName = TableKeys.OpenIndex,
                KeyConditionExpression = "openStatus = :partition",
                ExpressionAttributeValues = new() { [":partition"] = Item.Text(PostMortemItem.Partition) },
            },
            deadline
        );
        return calls.Readable(items.Where(i => !i.HasExpired(calls.Now)), PostMortemItem.Read);
    }

    /// <summary>Begins one for an incident that ended when nothing began one; nothing where there is one.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public Task BeginAsync(PostMortem it, Deadline deadline)
    {
        var begin = PostMortemItem.Begin(it);
        begin.ConditionExpression = "attribute_not_exists(PK)";
        return calls.TryUpdateAsync(begin, deadline);
    }

    /// <summary>Writes what somebody saved.</summary>
    /// <param name="before">As it was read.</param>
    /// <param name="after">With the new text.</param>
    /// <param name="now">The clock.</param>
    /// <returns>False where somebody else saved meanwhile, or the incident ended anew: read it again.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time: it may or may not be written.</exception>
    public Task<bool> SaveAsync(PostMortem before, PostMortem after, DateTimeOffset now, Deadline deadline)
    {
        var save = PostMortemItem.Save(before, after, now);
        save.TableName = calls.Table;
        // What somebody still writes about is kept from now on for as long as what has just ended.
        var kept = ExpiryMark.Write(calls.Table, after.IncidentId, now + Incident.SettlesIn);
        return calls.TryTransactAsync([new TransactWriteItem { Update = save }, kept], deadline);
    }

    /// <summary>
    /// Incidents whose post-mortem is to be looked at now. Read from an index that may be a moment old.
    /// </summary>
    internal async Task<IReadOnlyList<(string IncidentId, DateTimeOffset DueAt)>> ToLookAtAsync(
        DateTimeOffset now,
        int limit,
        Deadline deadline
    )
    {
        var due = await DueIndex.ReadAsync(calls, PostMortemItem.Partition, now, limit, deadline);
        return
        [
            .. due.Select(keys => (keys.Text(TableKeys.Pk)[TableKeys.Incident("").Length..], keys.Moment("dueAt"))),
        ];
    }

    /// <summary>Writes when to look at it next; nothing where somebody else has moved it.</summary>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    internal Task LookAsync(PostMortem it, DateTimeOffset due, DateTimeOffset? next, Deadline deadline) =>
        calls.TryUpdateAsync(PostMortemItem.Look(it, due, next), deadline);
}
