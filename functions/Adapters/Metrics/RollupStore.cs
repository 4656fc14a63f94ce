using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Metrics.Judging;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Metrics.Windows;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Metrics;

/// <summary>The values of metrics' windows, and what is remembered of their tests.</summary>
public sealed class RollupStore(TableCalls calls)
{
    /// <summary>
    /// Keys of one read. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
    /// </summary>
    private const int MaxKeys = 100;

    /// <summary>When the minute's tick publishes a signal that the run has not.</summary>
    private static readonly TimeSpan SignalDue = TimeSpan.FromSeconds(30);

    /// <summary>The windows of a length whose names lie between two, the oldest first.</summary>
    public async Task<IReadOnlyList<Rollup>> BetweenAsync(string metric, Window first, Window last, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk AND SK BETWEEN :first AND :last",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(RollupItem.Pk(metric)),
                    [":first"] = Item.Text(RollupItem.Sk(first.Length, first.Name)),
                    [":last"] = Item.Text(RollupItem.Sk(last.Length, last.Name)),
                },
                ConsistentRead = true,
            },
            deadline
        );
        return calls.Readable(items, RollupItem.Read);
    }

    /// <summary>Certain windows, by name; those that are not stored are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Rollup>> FindAsync(
        string metric,
        IReadOnlyCollection<Window> windows,
        Deadline deadline
    )
    {
        var keys = windows.Select(w =>
            (Dictionary<string, AttributeValue>)new Item(RollupItem.Pk(metric), RollupItem.Sk(w.Length, w.Name))
        );
        var pages = await Task.WhenAll(keys.Chunk(MaxKeys).Select(chunk => calls.ReadAsync([.. chunk], deadline)));
        return calls
            .Readable(pages.SelectMany(p => p), RollupItem.Read)
            .ToDictionary(r => r.Window.Name, StringComparer.Ordinal);
    }

    /// <summary>What is remembered of a metric's tests.</summary>
    public async Task<MetricMemory> MemoryAsync(string metric, Deadline deadline)
    {
        var items = await calls.ReadAsync([new Item(RollupItem.Pk(metric), MetricMemoryItem.Sk)], deadline);
        return calls.ReadableOrNull(items.FirstOrDefault(), MetricMemoryItem.Read) ?? MetricMemory.None;
    }

    /// <summary>Keeps a window's value.</summary>
    /// <returns>False where what is stored knows more: then that stays.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; asking again is safe.</exception>
    public async Task<bool> KeepAsync(Rollup rollup, Deadline deadline)
    {
        var put = RollupItem.Write(calls.Table, rollup);
        try
        {
            await calls.RunAsync(
                (client, ct) =>
                    client.PutItemAsync(
                        new PutItemRequest
                        {
                            TableName = put.TableName,
                            Item = put.Item,
                            ConditionExpression = put.ConditionExpression,
                            ExpressionAttributeValues = put.ExpressionAttributeValues,
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

    /// <summary>Keeps what was judged: the window, the memory of the tests and their signals, all or nothing.</summary>
    /// <param name="rollup">The judged window, where its value has changed; null where it is stored already.</param>
    /// <param name="metric">The metric's name.</param>
    /// <param name="after">What is to be remembered; its version is the one that was read.</param>
    /// <param name="signals">What is to be published: it lies in the outbox until it is.</param>
    /// <param name="now">The clock, UTC.</param>
    /// <returns>False where another run has judged meanwhile, or knows more: load and judge again.</returns>
    /// <exception cref="StoreUnavailableException">No answer in time; a later run judges again.</exception>
    public async Task<bool> CommitAsync(
        Rollup? rollup,
        string metric,
        MetricMemory after,
        IReadOnlyCollection<Signal> signals,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var request = new TransactWriteItemsRequest
        {
            TransactItems = [new TransactWriteItem { Put = MetricMemoryItem.Write(calls.Table, metric, after) }],
        };
        if (rollup is not null)
            request.TransactItems.Add(new TransactWriteItem { Put = RollupItem.Write(calls.Table, rollup) });
        request.TransactItems.AddRange(
            signals.Select(s => new TransactWriteItem
            {
                Put = new Put { TableName = calls.Table, Item = SignalItem.Write(s, now + SignalDue) },
            })
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
}
