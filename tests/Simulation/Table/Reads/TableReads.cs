using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Expressions;
using RoleFerry.Simulation.Table.Values;
using RoleFerry.Simulation.Table.Writes;

namespace RoleFerry.Simulation.Table.Reads;

/// <summary>Queries and scans of the table, of an index, or of a copy.</summary>
internal static class TableReads
{
    /// <summary>The page that a query asks for.</summary>
    public static Page Query(QueryRequest request, SortedItems items)
    {
        var condition = ParsedExpression.Condition(request.KeyConditionExpression)
            ?? throw TableErrors.Invalid("Either the KeyConditions or KeyConditionExpression must be specified");
        var filter = ParsedExpression.Condition(request.FilterExpression);
        var given = new Placeholders(
            request.ExpressionAttributeNames,
            request.ExpressionAttributeValues,
            condition,
            filter
        );
        condition.Root.Check(given);
        filter?.Root.Check(given);
        var shape = items.Shape;
        var range = new KeyRange(condition, given, shape);
        if (filter is not null)
            RequireNames(filter.Names(given), shape);
        RequireLimit(request.Limit);

        var start = request.ExclusiveStartKey is null ? null : StartOf(request.ExclusiveStartKey, shape);
        if (start is not null && (((TextValue)start[shape.Hash]!).Text != range.Hash || range.Side(start) != 0))
            throw TableErrors.Invalid("The provided starting key is outside query boundaries");
        // Most questions of the minute find a partition in which nothing is.
        var partition = items.Partition(range.Hash);
        return new Page(
            partition.Count == 0 ? [] : Stretch(partition, range, start, shape, request.ScanIndexForward != false),
            request.Limit,
            filter,
            given,
            shape
        );
    }

    /// <summary>The page that a scan asks for.</summary>
    public static Page Scan(ScanRequest request, SortedItems items)
    {
        var filter = ParsedExpression.Condition(request.FilterExpression);
        var given = new Placeholders(request.ExpressionAttributeNames, request.ExpressionAttributeValues, filter);
        filter?.Root.Check(given);
        var shape = items.Shape;
        TableErrors.NotSupported(
            filter is not null && !shape.HasAllAttributes && !filter.Names(given).All(shape.Keys.Contains),
            "a filter by what an index does not hold"
        );
        RequireLimit(request.Limit);
        var start = request.ExclusiveStartKey is null ? null : StartOf(request.ExclusiveStartKey, shape);
        return new Page(All(items, start), request.Limit, filter, given, items.Shape);
    }

    private static void RequireNames(IEnumerable<string> filtered, TableShape shape)
    {
        foreach (var name in filtered)
        {
            if (name == shape.Hash || name == shape.Range)
                throw TableErrors.Invalid("Filter Expression can only contain non-primary key attributes");
            if (!shape.HasAllAttributes && !shape.Keys.Contains(name))
                throw TableErrors.Invalid(
                    $"Secondary index {shape.Index} does not project one or more filter attributes"
                );
        }
    }

    private static void RequireLimit(int? limit)
    {
        if (limit < 1)
            throw TableErrors.Invalid("Limit must be greater than or equal to 1");
    }

    /// <summary>The key that a page ended with, as an item that has nothing else.</summary>
    private static StoredItem StartOf(Dictionary<string, AttributeValue> key, TableShape shape)
    {
        if (key.Count != shape.Keys.Count || !shape.Keys.All(key.ContainsKey))
            throw TableErrors.Invalid("The provided starting key is invalid");
        var item = ItemRules.ItemOf(key);
        ItemRules.RequireLength(new ItemKey(item.Pk, item.Sk));
        ItemRules.RequireIndexKeys(item);
        return shape.Holds(item) ? item : throw TableErrors.Invalid("The provided starting key is invalid");
    }

    private static IEnumerable<StoredItem> Stretch(
        List<StoredItem> partition,
        KeyRange range,
        StoredItem? start,
        TableShape shape,
        bool isForward
    )
    {
        var first = SortedItems.FirstWhere(partition, i => range.Side(i) >= 0);
        var end = SortedItems.FirstWhere(partition, i => range.Side(i) > 0);
        if (isForward)
        {
            if (start is not null)
                first = SortedItems.FirstWhere(partition, i => shape.Order(i, start) > 0);
            for (var i = first; i < end; i++)
                yield return partition[i];
        }
        else
        {
            if (start is not null)
                end = SortedItems.FirstWhere(partition, i => shape.Order(i, start) >= 0);
            for (var i = end - 1; i >= first; i--)
                yield return partition[i];
        }
    }

    private static IEnumerable<StoredItem> All(SortedItems items, StoredItem? start) =>
        from hash in items.Hashes
        let side = start is null ? 1 : Utf8Order.Compare(hash, ((TextValue)start[items.Shape.Hash]!).Text)
        where side >= 0
        from item in items.Partition(hash)
        where side > 0 || items.Shape.Order(item, start!) > 0
        select item;
}
