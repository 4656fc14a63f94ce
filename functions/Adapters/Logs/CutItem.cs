using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Logs.Batches;
using RoleFerry.Core.Logs.Cuts;

namespace RoleFerry.Adapters.Logs;

/// <summary>
/// What waits of a log stream as the item <c>CUT#stream / CUT</c>. It is due when the first of it has waited long
/// enough, and gone when nothing waits.
/// </summary>
internal static class CutItem
{
    /// <summary>
    /// The ticks of a day may fail; then nothing of it can be joined any more, and time to live removes it.
    /// </summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public static Item Key(LogBatchHead head) => new(LogKeys.Cut(head), LogKeys.CutSk);

    /// <exception cref="UnreadableAttributeException">It is not what was written.</exception>
    public static WaitingCuts Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    /// <summary>Replaces what waits, if it is still what was read.</summary>
    /// <param name="table">The table.</param>
    /// <param name="next">What waits from now on, with a version of its own.</param>
    /// <param name="stored">What was read, also if nobody understands it; null: nothing was there.</param>
    public static TransactWriteItem Write(
        string table,
        WaitingCuts next,
        IReadOnlyDictionary<string, AttributeValue>? stored
    )
    {
        var version = stored?.GetValueOrDefault("version");
        string condition =
            stored is null ? "attribute_not_exists(PK)"
            : version is null ? "attribute_not_exists(version)"
            : "version = :version";
        var values = version is null ? null : new Dictionary<string, AttributeValue> { [":version"] = version };
        if (next.Cuts.IsEmpty)
            return new()
            {
                Delete = new()
                {
                    TableName = table,
                    Key = Key(next.Head),
                    ConditionExpression = condition,
                    ExpressionAttributeValues = values,
                },
            };
        return new()
        {
            Put = new()
            {
                TableName = table,
                Item = Written(next),
                ConditionExpression = condition,
                ExpressionAttributeValues = values,
            },
        };
    }

    /// <summary>The item.</summary>
    public static Item Written(WaitingCuts waiting)
    {
        var due = waiting.Cuts.Select(c => c.WaitsUntil).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min();
        var item = Key(waiting.Head)
            .With("type", "cut")
            .With("dueShard", LogKeys.CutShard(waiting.Head))
            .With("dueAt", due)
            .With("expiresAt", Item.Expiry(due + KeptFor));
        Map(ItemFields.Writing(item), waiting);
        return item;
    }

    private static WaitingCuts Map(ItemFields item, WaitingCuts? it) =>
        new(
            new LogBatchHead(item.Text("logGroup", it?.Head.LogGroup), item.Text("logStream", it?.Head.LogStream)),
            item.Text("version", it?.Version),
            item.Parts<CutEntry>("cuts", it?.Cuts, MapEntry)
        );

    private static CutEntry MapEntry(ItemFields item, CutEntry? it) =>
        new(
            item.Text("text", it?.Text),
            item.Moment("first", it?.First),
            item.Moment("last", it?.Last),
            unchecked((ulong)item.Long("writer", it is { Writer: var writer } ? unchecked((long)writer) : null)),
            item.Text("service", it?.Service),
            item.EnumOrNull("priority", it?.Priority),
            item.Flag("isPriorityOwn", it?.IsPriorityOwn),
            item.Flag("hasStart", it?.HasStart),
            item.Flag("hasEnd", it?.HasEnd),
            item.Moment("waitsUntil", it?.WaitsUntil)
        );
}
