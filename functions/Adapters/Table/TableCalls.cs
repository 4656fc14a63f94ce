using System.Net;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using RoleFerry.Adapters.Concurrency;

namespace RoleFerry.Adapters.Table;

/// <summary>
/// The one layer of retries in front of the table: throttling, conflicts between transactions and faults of the network
/// are tried again with full jitter until the given moment. The SDK's own retries are switched off.
/// </summary>
public sealed class TableCalls
{
    /// <summary>
    /// Longest single attempt. DynamoDB answers in milliseconds; what takes longer is better asked anew.
    /// </summary>
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(800);

    private readonly IAmazonDynamoDB _client;
    private readonly TableSettings _settings;
    private readonly TimeProvider _time;
    private readonly Random _random;

    /// <summary>Over one table.</summary>
    /// <param name="client">The SDK's client, whose own retries are off.</param>
    /// <param name="settings">Which table.</param>
    /// <param name="time">The clock, and the waits between attempts.</param>
    /// <param name="random">The jitter of these waits.</param>
    public TableCalls(IAmazonDynamoDB client, TableSettings settings, TimeProvider time, Random random)
    {
        (_client, _settings, _time, _random) = (client, settings, time, random);
        Due = new DueLook(this);
    }

    /// <summary>The table's name.</summary>
    public string Table => _settings.TableName;

    /// <summary>The clock, UTC.</summary>
    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>What partitions of the index hold something that is due.</summary>
    internal DueLook Due { get; }

    /// <summary>What is wrong with single items.</summary>
    public ItemFaults Faults { get; } = new();

    /// <summary>
    /// The values of those items that can be read, in their order. Each of the others is noted in
    /// <see cref="Faults"/>: none of them ever stops the rest.
    /// </summary>
    internal List<T> Readable<T>(
        IEnumerable<Dictionary<string, AttributeValue>> items,
        Func<Dictionary<string, AttributeValue>, T> read
    )
        where T : notnull
    {
        var values = new List<T>();
        foreach (var item in items)
        {
            if (Readable(item, read) is (true, var value))
                values.Add(value!);
        }

        return values;
    }

    /// <summary>The value of an item; null where there is none or where it cannot be read, which is noted.</summary>
    internal T? ReadableOrNull<T>(
        Dictionary<string, AttributeValue>? item,
        Func<Dictionary<string, AttributeValue>, T> read
    )
        where T : class => item is not null && Readable(item, read) is (true, var value) ? value : null;

    private (bool IsReadable, T? Value) Readable<T>(
        Dictionary<string, AttributeValue> item,
        Func<Dictionary<string, AttributeValue>, T> read
    )
    {
        try
        {
            return (true, read(item));
        }
#pragma warning disable CA1031 // Whatever an item does to its reader, it is that item's fault alone.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Faults.Note(ItemFault.Unreadable(item, e));
            return (false, default);
        }
    }

    /// <summary>Runs one call until it answers.</summary>
    /// <param name="call">The call; it may run several times.</param>
    /// <exception cref="StoreUnavailableException">No answer by then, or a fault that time does not mend.</exception>
    /// <exception cref="TransactionCanceledException">A condition of a transaction did not hold.</exception>
    /// <exception cref="ConditionalCheckFailedException">A condition of a write did not hold.</exception>
    public async Task<T> RunAsync<T>(Func<IAmazonDynamoDB, CancellationToken, Task<T>> call, Deadline deadline)
    {
        if (IsRead<T>())
            return await TryAsync(call, deadline);
        // A look that begins while something is written may not see it.
        Due.Forget();
        try
        {
            return await TryAsync(call, deadline);
        }
        finally
        {
            Due.Forget();
        }
    }

    /// <summary>Whether what answers so changes nothing. What is not known counts as a write.</summary>
    private static bool IsRead<T>() =>
        typeof(T) == typeof(GetItemResponse)
        || typeof(T) == typeof(BatchGetItemResponse)
        || typeof(T) == typeof(QueryResponse)
        || typeof(T) == typeof(ScanResponse);

    private async Task<T> TryAsync<T>(Func<IAmazonDynamoDB, CancellationToken, Task<T>> call, Deadline deadline)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var limit = new CancellationTokenSource(AttemptTimeout, _time);
            using var given = deadline.Cancellation.UnsafeRegister(
                static limit => ((CancellationTokenSource)limit!).Cancel(),
                limit
            );
            try
            {
                return await call(_client, limit.Token);
            }
            catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested && !IsCondition(e))
            {
                var delay = Delay(attempt);
                if (!IsPassing(e) || _time.GetUtcNow() + delay >= deadline.At)
                    throw new StoreUnavailableException($"The table {Table} did not answer: {e.GetType().Name}.", e);
                await _time.PauseAsync(delay, deadline.Cancellation);
            }
        }
    }

    /// <summary>Reads items by their keys, consistently; those that do not exist are left out.</summary>
    internal async Task<List<Dictionary<string, AttributeValue>>> ReadAsync(
        List<Dictionary<string, AttributeValue>> keys,
        Deadline deadline
    )
    {
        var response = await RunAsync(
            async (client, ct) =>
            {
                var request = new BatchGetItemRequest
                {
                    RequestItems = new()
                    {
                        [Table] = new KeysAndAttributes { Keys = keys, ConsistentRead = true },
                    },
                };
                var answer = await client.BatchGetItemAsync(request, ct);
                return answer.UnprocessedKeys is { Count: > 0 } ? throw new UnprocessedKeysException() : answer;
            },
            deadline
        );
        return response.Responses.GetValueOrDefault(Table) ?? [];
    }

    /// <summary>All items that a query of the table finds, page after page, in its order.</summary>
    internal async Task<List<Dictionary<string, AttributeValue>>> QueryAsync(QueryRequest query, Deadline deadline)
    {
        var items = new List<Dictionary<string, AttributeValue>>();
        query.TableName = Table;
        do
        {
            var page = await RunAsync((client, ct) => client.QueryAsync(query, ct), deadline);
            items.AddRange(page.Items ?? []);
            query.ExclusiveStartKey = page.LastEvaluatedKey;
        } while (query.ExclusiveStartKey is { Count: > 0 });
        return items;
    }

    /// <summary>Runs an update, conditional or not.</summary>
    /// <returns>Whether its condition held.</returns>
    internal async Task<bool> TryUpdateAsync(Update update, Deadline deadline)
    {
        try
        {
            await RunAsync(
                (client, ct) =>
                    client.UpdateItemAsync(
                        new UpdateItemRequest
                        {
                            TableName = Table,
                            Key = update.Key,
                            UpdateExpression = update.UpdateExpression,
                            ConditionExpression = update.ConditionExpression,
                            ExpressionAttributeNames = update.ExpressionAttributeNames,
                            ExpressionAttributeValues = update.ExpressionAttributeValues,
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

    /// <summary>Writes all or nothing.</summary>
    /// <returns>Whether all conditions held.</returns>
    internal async Task<bool> TryTransactAsync(IEnumerable<TransactWriteItem> writes, Deadline deadline)
    {
        var request = new TransactWriteItemsRequest { TransactItems = [.. writes] };
        try
        {
            await RunAsync((client, ct) => client.TransactWriteItemsAsync(request, ct), deadline);
            return true;
        }
        catch (TransactionCanceledException)
        {
            return false;
        }
    }

    private static bool IsCondition(Exception e) =>
        e switch
        {
            ConditionalCheckFailedException => true,
            TransactionCanceledException cancelled => cancelled.CancellationReasons.Exists(r =>
                r.Code == "ConditionalCheckFailed"
            ),
            _ => false,
        };

    private static bool IsPassing(Exception e) =>
        e switch
        {
            ProvisionedThroughputExceededException
            or RequestLimitExceededException
            or InternalServerErrorException
            or TransactionConflictException
            or TransactionInProgressException => true,
            TransactionCanceledException cancelled => !cancelled.CancellationReasons.Exists(IsLasting),
            AmazonServiceException { StatusCode: >= HttpStatusCode.InternalServerError or 0 } => true,
            AmazonServiceException { ErrorCode: "ThrottlingException" } => true,
            AmazonServiceException
            {
                InnerException: HttpRequestException or IOException or OperationCanceledException
            } => true,
            AmazonServiceException => false,
            HttpRequestException or IOException or OperationCanceledException or UnprocessedKeysException => true,
            _ => false,
        };

    /// <summary>
    /// Whether a write of a transaction is refused whenever it is asked for.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    /// </summary>
    private static bool IsLasting(CancellationReason reason) =>
        reason.Code is "ValidationError" or "ItemCollectionSizeLimitExceeded";

    private TimeSpan Delay(int attempt)
    {
        var ceiling = Math.Min(LongestDelay.TotalMilliseconds, FirstDelay.TotalMilliseconds * Math.Pow(2, attempt));
        return TimeSpan.FromMilliseconds(_random.NextDouble() * ceiling);
    }
}
