using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Simulation.Table.Reads;
using RoleFerry.Simulation.Table.Values;
using RoleFerry.Simulation.Table.Writes;
using Item = System.Collections.Generic.Dictionary<string, Amazon.DynamoDBv2.Model.AttributeValue>;

namespace RoleFerry.Simulation.Table;

/// <summary>
/// A table in memory that does what DynamoDB does with the calls of this project. It takes no time, knows no clock and
/// no chance: whoever holds it decides how far its copies lag and when what has expired goes. For one thread.
/// </summary>
public sealed class SimulatedTable
{
    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html</summary>
    private const int MostInTransaction = 100;
    private const int LargestTransaction = 4 * 1024 * 1024;

    /// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html</summary>
    private const int MostInBatch = 100;

    /// <summary>
    /// What expired longer ago stays.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html
    /// </summary>
    private const int YearsOfTimeToLive = 5;

    private readonly string _name;
    private readonly Action<TableCopy>? _beforeCopyAnswers;
    private readonly SortedItems _items = new(TableShape.Main);
    private readonly TableCopy _late = new(TableShape.Main);
    private readonly TableCopy[] _indexes = [.. TableShape.Indexes.Select(i => new TableCopy(i))];

    /// <param name="name">The table's name; calls of another answer that it does not exist.</param>
    /// <param name="beforeCopyAnswers">
    /// Runs before an index or an eventually consistent read answers, and lets the copy know as much as it should by
    /// then. Without it nothing lags.
    /// </param>
    public SimulatedTable(string name, Action<TableCopy>? beforeCopyAnswers = null)
    {
        _name = name;
        _beforeCopyAnswers = beforeCopyAnswers;
    }

    /// <inheritdoc cref="TableCopy"/>
    /// <param name="index">The index; null for the copy that answers eventually consistent reads of the table.</param>
    public TableCopy Copy(string? index) =>
        index is null
            ? _late
            : Array.Find(_indexes, i => i.Index == index)
                ?? throw TableErrors.Invalid($"The table does not have the specified index: {index}");

    /// <summary>Reads an item.</summary>
    public GetItemResponse Execute(GetItemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        var key = ItemRules.KeyOf(request.Key);
        ItemRules.RequireLength(key);
        var item = Items(request.ConsistentRead).Find(key.Pk, key.Sk);
        return Answered(new GetItemResponse { Item = item?.ToSdk() });
    }

    /// <summary>Reads up to 100 items.</summary>
    public BatchGetItemResponse Execute(BatchGetItemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        if (request.RequestItems is not { Count: > 0 } tables)
            throw TableErrors.Invalid("RequestItems must not be empty");
        TableErrors.NotSupported(tables.Count > 1, "a batch of several tables");
        var (table, asked) = tables.Single();
        RequireTable(table);
        ItemKey[] keys = asked.Keys is { } given ? [.. given.Select(ItemRules.KeyOf)] : [];
        if (keys.Length is 0 or > MostInBatch)
            throw TableErrors.Invalid($"A batch has between 1 and {MostInBatch} keys");
        foreach (var key in keys)
            ItemRules.RequireLength(key);
        if (keys.Length > 1 && keys.Distinct().Count() < keys.Length)
            throw TableErrors.Invalid("Provided list of item keys contains duplicates");
        var items = Items(asked.ConsistentRead);
        return Answered(
            new BatchGetItemResponse
            {
                Responses = new() { [table] = [.. keys.Select(k => items.Find(k.Pk, k.Sk)?.ToSdk()).OfType<Item>()] },
                UnprocessedKeys = [],
            }
        );
    }

    /// <summary>Reads one page of a partition of the table or of an index.</summary>
    public QueryResponse Execute(QueryRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        var page = TableReads.Query(request, Items(request.IndexName, request.ConsistentRead));
        return Answered(
            new QueryResponse
            {
                Items = page.Items,
                Count = page.Items.Count,
                ScannedCount = page.Scanned,
                LastEvaluatedKey = page.Last,
            }
        );
    }

    /// <summary>Reads one page of the table or of an index.</summary>
    public ScanResponse Execute(ScanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        var page = TableReads.Scan(request, Items(request.IndexName, request.ConsistentRead));
        return Answered(
            new ScanResponse
            {
                Items = page.Items,
                Count = page.Items.Count,
                ScannedCount = page.Scanned,
                LastEvaluatedKey = page.Last,
            }
        );
    }

    /// <summary>Writes a whole item.</summary>
    public PutItemResponse Execute(PutItemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        RequireReturnValue(request.ReturnValues, ReturnValue.ALL_OLD);
        var (before, _) = Write(TableWrite.Of(request));
        return Answered(new PutItemResponse { Attributes = AllOld(request.ReturnValues, before) });
    }

    /// <summary>Changes attributes of an item.</summary>
    public UpdateItemResponse Execute(UpdateItemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        RequireReturnValue(request.ReturnValues, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW);
        var (before, after) = Write(TableWrite.Of(request));
        return Answered(
            new UpdateItemResponse
            {
                Attributes =
                    request.ReturnValues == ReturnValue.ALL_NEW ? after!.ToSdk() : AllOld(request.ReturnValues, before),
            }
        );
    }

    /// <summary>Deletes an item.</summary>
    public DeleteItemResponse Execute(DeleteItemRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        RequireTable(request.TableName);
        RequireReturnValue(request.ReturnValues, ReturnValue.ALL_OLD);
        var (before, _) = Write(TableWrite.Of(request));
        return Answered(new DeleteItemResponse { Attributes = AllOld(request.ReturnValues, before) });
    }

    /// <summary>Writes up to 100 items, all or none.</summary>
    public TransactWriteItemsResponse Execute(TransactWriteItemsRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Unsupported.Refuse(request);
        if (request.TransactItems is not { Count: > 0 and <= MostInTransaction } items)
            throw TableErrors.Invalid($"A transaction has between 1 and {MostInTransaction} operations");
        foreach (var item in items)
            RequireTable(
                (item.Put?.TableName ?? item.Update?.TableName ?? item.Delete?.TableName)
                    ?? item.ConditionCheck?.TableName
            );
        TableWrite[] writes = [.. items.Select(TableWrite.Of)];
        if (writes.DistinctBy(w => w.Key).Count() < writes.Length)
            throw TableErrors.Invalid("Transaction request cannot include multiple operations on one item");
        if (writes.Sum(w => w.Size) > LargestTransaction)
            throw TableErrors.Invalid("Transaction size has exceeded the maximum allowed size");

        var attempts = writes.Select(w => new TransactionAttempt(w, _items.Find(w.Key.Pk, w.Key.Sk))).ToArray();
        if (attempts.Any(a => a.Reason is not null))
            throw TableErrors.Cancelled([.. attempts.Select(a => a.Reason ?? new() { Code = "None" })]);
        foreach (var attempt in attempts)
            Store(attempt.Before, attempt.After);
        return Answered(new TransactWriteItemsResponse());
    }

    /// <summary>Deletes items whose time to live is over. DynamoDB does it late, and never early.</summary>
    /// <param name="now">The clock, UTC.</param>
    /// <param name="isDeleted">Which of them go now, by their keys; all, where it is not given.</param>
    /// <returns>How many went.</returns>
    public int Expire(DateTimeOffset now, Func<string, string, bool>? isDeleted = null)
    {
        var oldest = now.AddYears(-YearsOfTimeToLive).ToUnixTimeSeconds();
        StoredItem[] expired =
        [
            .. All()
                .Where(i =>
                    i[TableShape.TimeToLive] is NumberValue at
                    && at.ToLong() is { } seconds
                    && seconds < now.ToUnixTimeSeconds()
                    && seconds >= oldest
                    && isDeleted?.Invoke(i.Pk, i.Sk) != false
                ),
        ];
        foreach (var item in expired)
            Store(item, null);
        return expired.Length;
    }

    /// <summary>Items as they stand, in the order of their keys; the caller's to keep.</summary>
    /// <param name="which">Which of them, by their keys; all, where it is not given.</param>
    public IReadOnlyList<Dictionary<string, AttributeValue>> Items(Func<string, string, bool>? which = null) =>
        [.. All().Where(i => which?.Invoke(i.Pk, i.Sk) != false).Select(i => i.ToSdk())];

    private IEnumerable<StoredItem> All() => _items.Hashes.SelectMany(_items.Partition);

    private SortedItems Items(string? index, bool? isConsistent)
    {
        if (index is null)
            return Items(isConsistent);
        return isConsistent == true
            ? throw TableErrors.Invalid("Consistent reads are not supported on global secondary indexes")
            : Answering(Copy(index));
    }

    private SortedItems Items(bool? isConsistent) => isConsistent == true ? _items : Answering(_late);

    private SortedItems Answering(TableCopy copy)
    {
        if (_beforeCopyAnswers is null)
            copy.Apply();
        else
            _beforeCopyAnswers(copy);
        return copy.Items;
    }

    private (StoredItem? Before, StoredItem? After) Write(TableWrite write)
    {
        write.Require();
        var before = _items.Find(write.Key.Pk, write.Key.Sk);
        if (!write.Holds(before))
            throw TableErrors.Refused(write.AnswersItem ? before?.ToSdk() : null);
        var after = write.Next(before);
        Store(before, after);
        return (before, after);
    }

    private void Store(StoredItem? before, StoredItem? after)
    {
        if (ReferenceEquals(before, after))
            return;
        _items.Replace(before, after);
        _late.Follow(before, after);
        foreach (var index in _indexes)
            index.Follow(before, after);
    }

    private void RequireTable(string? name)
    {
        if (name != _name)
            throw TableErrors.NoTable(name);
    }

    private static void RequireReturnValue(ReturnValue? asked, params ReadOnlySpan<ReturnValue> possible)
    {
        TableErrors.NotSupported(asked == ReturnValue.UPDATED_NEW || asked == ReturnValue.UPDATED_OLD, $"{asked}");
        if (asked is not null && asked != ReturnValue.NONE && !possible.Contains(asked))
            throw TableErrors.Invalid($"ReturnValues can not be {asked}");
    }

    private static Item? AllOld(ReturnValue? asked, StoredItem? before) =>
        asked == ReturnValue.ALL_OLD ? before?.ToSdk() : null;

    private static T Answered<T>(T response)
        where T : AmazonWebServiceResponse
    {
        response.HttpStatusCode = HttpStatusCode.OK;
        return response;
    }
}
