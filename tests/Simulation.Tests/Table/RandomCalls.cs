using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>Calls of every kind that the product makes, by chance.</summary>
internal sealed class RandomCalls(Random random, string table)
{
    private const int MostPages = 40;

    private readonly RandomValues _values = new(random);

    /// <summary>One call, as text and as what to do with a client to get its answer as text.</summary>
    public (string Text, Func<IAmazonDynamoDB, Task<string>> Make) Next() =>
        random.Next(20) switch
        {
            0 => Get(),
            1 => Batch(),
            2 or 3 => Query("PK", "SK", null),
            4 => Query("dueShard", "dueAt", "Due"),
            5 => Query("openStatus", "openedAt", "Open"),
            6 => Scan(),
            7 or 8 or 9 => Put(),
            10 or 11 or 12 or 13 => Update(),
            14 or 15 => Delete(),
            _ => Transaction(),
        };

    private static (string, Func<IAmazonDynamoDB, Task<string>>) Call(
        object request,
        Func<IAmazonDynamoDB, Task<string>> make
    ) => (Described.Request(request), make);

    private string Table => _values.Chance(0.005) ? "another" : table;

    private (string, Func<IAmazonDynamoDB, Task<string>>) Get()
    {
        var request = new GetItemRequest
        {
            TableName = Table,
            Key = _values.AnyKey(),
            ConsistentRead = AnyFlag(),
        };
        return Call(request, async c => Described.Item((await c.GetItemAsync(request)).Item));
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Batch()
    {
        var keys = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => _values.AnyKey());
        if (!_values.Chance(0.1))
            keys = keys.DistinctBy(Described.Item);
        if (_values.Chance(0.03))
            keys = Enumerable.Range(0, _values.Pick([0, 100, 101])).Select(n => Numbered(n));
        var request = new BatchGetItemRequest
        {
            RequestItems = new()
            {
                [Table] = new KeysAndAttributes { Keys = [.. keys], ConsistentRead = AnyFlag() },
            },
        };
        return Call(
            request,
            async c =>
            {
                var answer = await c.BatchGetItemAsync(request);
                return $"{Described.Unordered(answer.Responses[table])}; {answer.UnprocessedKeys?.Count} unread";
            }
        );
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Query(string hash, string range, string? index)
    {
        var text = new RandomExpressions(_values);
        var request = new QueryRequest
        {
            TableName = Table,
            IndexName = index,
            KeyConditionExpression = text.Key(hash, range),
            FilterExpression = _values.Chance(0.3)
                ? _values.Chance(0.05)
                    ? text.Condition()
                    : text.Condition(hash, range)
                : null,
            ScanIndexForward = AnyFlag(),
            ConsistentRead = index is null || _values.Chance(0.02) ? AnyFlag() : null,
            Limit = AnyLimit(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        if (_values.Chance(0.1))
        {
            request.ExclusiveStartKey = _values.AnyKey();
            if (index is not null)
                (request.ExclusiveStartKey[hash], request.ExclusiveStartKey[range]) = (
                    _values.Any(hash),
                    _values.Any(range)
                );
        }

        var start = request.ExclusiveStartKey;
        return Call(
            request,
            c =>
            {
                request.ExclusiveStartKey = start;
                return PagesAsync(async () =>
                {
                    var page = await c.QueryAsync(request);
                    request.ExclusiveStartKey = page.LastEvaluatedKey;
                    return (
                        $"{page.Count} of {page.ScannedCount}: {Described.Items(page.Items)}",
                        page.LastEvaluatedKey
                    );
                });
            }
        );
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Scan()
    {
        var text = new RandomExpressions(_values);
        var request = new ScanRequest
        {
            TableName = Table,
            FilterExpression = _values.Chance(0.6) ? text.Condition() : null,
            ConsistentRead = AnyFlag(),
            Limit = AnyLimit(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        // Each has an order of its own, so that only all pages together are the same.
        return Call(
            request,
            async c =>
            {
                var items = new List<Dictionary<string, AttributeValue>>();
                var scanned = 0;
                request.ExclusiveStartKey = null;
                await PagesAsync(async () =>
                {
                    var page = await c.ScanAsync(request);
                    items.AddRange(page.Items);
                    scanned += page.ScannedCount!.Value;
                    request.ExclusiveStartKey = page.LastEvaluatedKey;
                    return ("", page.LastEvaluatedKey);
                });
                return $"{scanned}: {Described.Unordered(items)}";
            }
        );
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Put()
    {
        var text = new RandomExpressions(_values);
        var request = new PutItemRequest
        {
            TableName = Table,
            Item = _values.AnyItem(),
            ConditionExpression = _values.Chance(0.4) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, null, ReturnValue.NONE, ReturnValue.ALL_OLD]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        if (_values.Chance(0.01))
            request.ReturnValues = ReturnValue.ALL_NEW;
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call(request, async c => Described.Item((await c.PutItemAsync(request)).Attributes));
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Update()
    {
        var text = new RandomExpressions(_values);
        var request = new UpdateItemRequest
        {
            TableName = Table,
            Key = _values.AnyKey(),
            UpdateExpression = _values.Chance(0.02) ? null : text.Update(),
            ConditionExpression = _values.Chance(0.4) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call(request, async c => Described.Item((await c.UpdateItemAsync(request)).Attributes));
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Delete()
    {
        var text = new RandomExpressions(_values);
        var request = new DeleteItemRequest
        {
            TableName = Table,
            Key = _values.AnyKey(),
            ConditionExpression = _values.Chance(0.5) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, ReturnValue.ALL_OLD]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call(request, async c => Described.Item((await c.DeleteItemAsync(request)).Attributes));
    }

    private (string, Func<IAmazonDynamoDB, Task<string>>) Transaction()
    {
        var items = new List<TransactWriteItem>();
        var keys = new HashSet<string>();
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            var item = Operation();
            var key = item.Put?.Item ?? item.Update?.Key ?? item.Delete?.Key ?? item.ConditionCheck?.Key;
            var isNew = keys.Add($"{key?.GetValueOrDefault("PK")?.S}/{key?.GetValueOrDefault("SK")?.S}");
            if (isNew || _values.Chance(0.1))
                items.Add(item);
        }

        if (_values.Chance(0.02))
            items = [.. Enumerable.Range(0, _values.Pick([0, 100, 101])).Select(PutNumbered)];
        var request = new TransactWriteItemsRequest { TransactItems = items };
        return Call(
            request,
            async c =>
            {
                await c.TransactWriteItemsAsync(request);
                return "done";
            }
        );
    }

    private TransactWriteItem Operation()
    {
        var text = new RandomExpressions(_values);
        var condition = _values.Chance(0.3) ? text.Condition() : null;
        var item = new TransactWriteItem();
        switch (random.Next(8))
        {
            case 0 or 1 or 2:
                item.Put = new Put
                {
                    TableName = Table,
                    Item = _values.AnyItem(),
                    ConditionExpression = condition,
                    ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
                    ExpressionAttributeNames = text.Names,
                    ExpressionAttributeValues = text.Values,
                };
                break;
            case 3 or 4 or 5:
                item.Update = new Update
                {
                    TableName = Table,
                    Key = _values.AnyKey(),
                    UpdateExpression = _values.Chance(0.01) ? null : text.Update(),
                    ConditionExpression = condition,
                    ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
                    ExpressionAttributeNames = text.Names,
                    ExpressionAttributeValues = text.Values,
                };
                break;
            case 6:
                item.Delete = new Delete
                {
                    TableName = Table,
                    Key = _values.AnyKey(),
                    ConditionExpression = condition,
                    ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
                    ExpressionAttributeNames = text.Names,
                    ExpressionAttributeValues = text.Values,
                };
                break;
            default:
                item.ConditionCheck = new ConditionCheck
                {
                    TableName = Table,
                    Key = _values.AnyKey(),
                    ConditionExpression = _values.Chance(0.02) ? null : text.Condition(),
                    ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
                    ExpressionAttributeNames = text.Names,
                    ExpressionAttributeValues = text.Values,
                };
                break;
        }

        if (_values.Chance(0.005))
            item.Delete = new Delete { TableName = table, Key = _values.Key() };
        return item;
    }

    private TransactWriteItem PutNumbered(int n) =>
        new()
        {
            Put = new Put { TableName = table, Item = Numbered(n) },
        };

    private static Dictionary<string, AttributeValue> Numbered(int n) =>
        new() { ["PK"] = RandomValues.Text("MANY"), ["SK"] = RandomValues.Text($"{n}") };

    private bool? AnyFlag() => _values.Pick<bool?>([null, true, false]);

    private int? AnyLimit() => _values.Chance(0.4) ? _values.Pick([0, 1, 1, 2, 2, 3, 5, 100]) : null;

    private ReturnValuesOnConditionCheckFailure? AnyOnFailure() =>
        _values.Pick([null, ReturnValuesOnConditionCheckFailure.ALL_OLD, ReturnValuesOnConditionCheckFailure.NONE]);

    private static async Task<string> PagesAsync(
        Func<Task<(string Text, Dictionary<string, AttributeValue>? Last)>> next
    )
    {
        var pages = new List<string>();
        while (pages.Count < MostPages)
        {
            var (text, last) = await next();
            pages.Add($"{text} until {Described.Item(last)}");
            if (last is not { Count: > 0 })
                break;
        }

        return string.Join("\n", pages);
    }
}
