using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>The writes that change an incident itself, which only one writer at a time may do.</summary>
internal static class StateWrites
{
    private const string OpenSk = "OPEN";

    /// <summary>The incident, on the condition that it is still what was read.</summary>
    public static TransactWriteItem State(string table, Incident? before, Incident after)
    {
        var put = new Put
        {
            TableName = table,
            Item = IncidentItem.Write(after),
            ConditionExpression = "attribute_not_exists(PK)",
            ReturnValuesOnConditionCheckFailure = ReturnValuesOnConditionCheckFailure.ALL_OLD,
        };
        if (before is not null)
        {
            put.ConditionExpression = "version = :version";
            put.ExpressionAttributeValues = new() { [":version"] = Item.Number(before.Version) };
        }

        return new TransactWriteItem { Put = put };
    }

    /// <summary>
    /// What becomes of the pointer, which exists exactly while the incident is open; null where it stays.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="before">The incident as it was; null where it is new.</param>
    /// <param name="after">The incident as it will be.</param>
    /// <param name="replaces">The pointer that it replaces, where there is one that should not be.</param>
    public static TransactWriteItem? OpenPointer(string table, Incident? before, Incident after, StalePointer? replaces)
    {
        var pk = TableKeys.Open(after.Key);
        if (!after.IsOpen)
            return before is { IsOpen: false }
                ? null
                : new TransactWriteItem
                {
                    Delete = new Delete
                    {
                        TableName = table,
                        Key = new Item(pk, OpenSk),
                        ConditionExpression = "attribute_not_exists(PK) OR incidentId = :ended",
                        ExpressionAttributeValues = new() { [":ended"] = Item.Text(after.Id) },
                    },
                };
        if (before is { IsOpen: true })
            return null;
        var put = new Put
        {
            TableName = table,
            Item = new Item(pk, OpenSk).With("type", "open").With("incidentId", after.Id),
            ConditionExpression = "attribute_not_exists(PK)",
        };
        if (replaces is not null)
        {
            put.ConditionExpression = "attribute_not_exists(PK) OR incidentId = :stale";
            put.ExpressionAttributeValues = new() { [":stale"] = Item.Text(replaces.IncidentId) };
        }

        return new TransactWriteItem { Put = put };
    }

    /// <summary>
    /// Leaves the pointer of an incident that ends alone, in the transaction that was refused for nothing else than
    /// that it names another one: two were open for the key.
    /// </summary>
    /// <returns>False where it was refused for anything else.</returns>
    public static bool LeavePointer(List<TransactWriteItem> writes, List<CancellationReason> reasons)
    {
        var refused = Enumerable.Range(0, reasons.Count).Where(i => reasons[i].Code != "None").ToArray();
        if (
            refused is not [var only]
            || reasons[only].Code != "ConditionalCheckFailed"
            || writes[only].Delete is not { } delete
            || delete.Key[TableKeys.Sk].S != OpenSk
        )
            return false;
        writes[only] = new TransactWriteItem
        {
            ConditionCheck = new ConditionCheck
            {
                TableName = delete.TableName,
                Key = delete.Key,
                ConditionExpression = $"NOT ({delete.ConditionExpression})",
                ExpressionAttributeValues = delete.ExpressionAttributeValues,
            },
        };
        return true;
    }

    /// <summary>
    /// Makes sure that what a replaced pointer names has not been opened since it was read; null where nothing has
    /// to be made sure of.
    /// </summary>
    public static TransactWriteItem? StillStale(string table, Incident after, StalePointer? replaces) =>
        replaces is null || replaces.IncidentId == after.Id ? null : StillStale(table, replaces);

    /// <summary>
    /// Makes sure that what a pointer names has not been opened since it was read; null where that cannot be told.
    /// </summary>
    public static TransactWriteItem? StillStale(string table, StalePointer pointer) =>
        pointer.State == StalePointerState.Unreadable
            ? null
            : new TransactWriteItem
            {
                ConditionCheck = new ConditionCheck
                {
                    TableName = table,
                    Key = new Item(TableKeys.Incident(pointer.IncidentId), TableKeys.State),
                    ConditionExpression = "attribute_not_exists(PK) OR openStatus <> :open",
                    ExpressionAttributeValues = new() { [":open"] = Item.Text(IncidentItem.OpenPartition) },
                },
            };

    /// <summary>
    /// The mark that has all items of an incident expire, or no longer, written with what makes it so: its end, what
    /// is added to it once it expires, and its coming back from there. Null where nothing of that happens.
    /// </summary>
    public static TransactWriteItem? Expiry(string table, Incident? before, Incident after, DateTimeOffset now)
    {
        var ends = !after.IsOpen && before is not { IsOpen: false };
        if (Watchdog.Is(after.Signal) || (!ends && before?.ExpiresAt is null))
            return null;
        return ExpiryMark.Write(table, after.Id, after.IsOpen ? now : now + Incident.SettlesIn);
    }

    /// <summary>
    /// The post-mortem that an incident's end asks for, begun in the same transaction, so that none is forgotten;
    /// null where nothing ends, or where it asks for none.
    /// </summary>
    public static TransactWriteItem? PostMortem(string table, Incident? before, Incident after)
    {
        if (before is { IsOpen: false } || !Core.Incidents.PostMortems.PostMortem.IsCalledFor(after))
            return null;
        var begin = PostMortemItem.Begin(Core.Incidents.PostMortems.PostMortem.Of(after));
        begin.TableName = table;
        return new TransactWriteItem { Update = begin };
    }
}
