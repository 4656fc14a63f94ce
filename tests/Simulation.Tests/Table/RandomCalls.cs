using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>Calls of every kind that the product makes, by chance.</summary>
internal sealed class RandomCalls(Random random, string table)
{
    private readonly RandomValues _values = new(random);

    /// <summary>The next call.</summary>
    public Call Next() =>
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

    private Call Get()
    {
        var request = new GetItemRequest
        {
            TableName = table,
            Key = _values.AnyKey(),
            ConsistentRead = AnyFlag(),
        };
        if (_values.Chance(0.02))
            (request.TableName, request.Key) = ("another", _values.Key());
        return Call.Of(request, async c => Described.Item((await c.GetItemAsync(request)).Item));
    }

    private Call Batch()
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
                [table] = new KeysAndAttributes { Keys = [.. keys], ConsistentRead = AnyFlag() },
            },
        };
        return Call.Of(request, async c =>
        {
            var answer = await c.BatchGetItemAsync(request);
            return $"{Described.Unordered(answer.Responses[table])}; {answer.UnprocessedKeys?.Count} unread";
        });
    }

    private Call Query(string hash, string range, string? index)
    {
        var text = new RandomExpressions(_values);
        var request = new QueryRequest
        {
            TableName = table,
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
            request.ExclusiveStartKey = StartKey(hash, range, index);
        return Call.Query(request, range);
    }

    /// <summary>In an index between two items: DynamoDB promises no order of those that have one sort key.</summary>
    private Dictionary<string, AttributeValue> StartKey(string hash, string range, string? index)
    {
        var key = _values.AnyKey();
        if (index is not null)
        {
            key[hash] = _values.Any(hash);
            key[range] = _values.Chance(0.1)
                ? _values.Odd(0)
                : new AttributeValue { N = _values.Pick(["1500", "3500"]) };
        }

        return key;
    }

    private Call Scan()
    {
        var text = new RandomExpressions(_values);
        var index = _values.Pick<string?>([null, "Due", "Open"]);
        var request = new ScanRequest
        {
            TableName = table,
            IndexName = index,
            FilterExpression =
                !_values.Chance(0.6) ? null
                : index == "Due" ? text.ConditionOf("PK", "SK", "dueShard", "dueAt")
                : text.Condition(),
            ConsistentRead = index is null || _values.Chance(0.02) ? AnyFlag() : null,
            Limit = _values.Chance(0.4) ? _values.Pick([0, 7, 20, 100]) : null,
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call.Scan(request);
    }

    private Call Put()
    {
        var text = new RandomExpressions(_values);
        var request = new PutItemRequest
        {
            TableName = table,
            Item = _values.AnyItem(),
            ConditionExpression = _values.Chance(0.4) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, null, ReturnValue.NONE, ReturnValue.ALL_OLD]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        if (_values.Chance(0.01))
            request.ReturnValues = ReturnValue.ALL_NEW;
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call.Of(request, async c => Described.Item((await c.PutItemAsync(request)).Attributes));
    }

    private Call Update()
    {
        var text = new RandomExpressions(_values);
        var request = new UpdateItemRequest
        {
            TableName = table,
            Key = _values.AnyKey(),
            UpdateExpression = _values.Chance(0.02) ? null : text.Update(mayHaveKeys: true),
            ConditionExpression = _values.Chance(0.4) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, ReturnValue.ALL_OLD, ReturnValue.ALL_NEW]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call.Of(request, async c => Described.Item((await c.UpdateItemAsync(request)).Attributes));
    }

    private Call Delete()
    {
        var text = new RandomExpressions(_values);
        var request = new DeleteItemRequest
        {
            TableName = table,
            Key = _values.AnyKey(),
            ConditionExpression = _values.Chance(0.5) ? text.Condition() : null,
            ReturnValues = _values.Pick([null, ReturnValue.ALL_OLD]),
            ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
        };
        (request.ExpressionAttributeNames, request.ExpressionAttributeValues) = (text.Names, text.Values);
        return Call.Of(request, async c => Described.Item((await c.DeleteItemAsync(request)).Attributes));
    }

    private Call Transaction()
    {
        var items = new List<TransactWriteItem>();
        var keys = new HashSet<string>();
        for (var left = random.Next(1, 6); left > 0; left--)
        {
            var item = Operation();
            var key = item.Put?.Item ?? item.Update?.Key ?? item.Delete?.Key ?? item.ConditionCheck?.Key;
            var isNew = keys.Add($"{key?.GetValueOrDefault("PK")?.S}/{key?.GetValueOrDefault("SK")?.S}");
            if (isNew || _values.Chance(0.6))
                items.Add(item);
        }

        if (_values.Chance(0.02))
            items = [.. Enumerable.Range(0, _values.Pick([0, 100, 101])).Select(PutNumbered)];
        var request = new TransactWriteItemsRequest { TransactItems = items };
        return Call.Of(request, async c =>
        {
            await c.TransactWriteItemsAsync(request);
            return "done";
        });
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
                    TableName = table,
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
                    TableName = table,
                    Key = _values.AnyKey(),
                    UpdateExpression = text.Update(mayHaveKeys: false),
                    ConditionExpression = condition,
                    ReturnValuesOnConditionCheckFailure = AnyOnFailure(),
                    ExpressionAttributeNames = text.Names,
                    ExpressionAttributeValues = text.Values,
                };
                break;
            case 6:
                item.Delete = new Delete
                {
                    TableName = table,
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
                    TableName = table,
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
}
