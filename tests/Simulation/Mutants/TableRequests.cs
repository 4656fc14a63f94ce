using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace RoleFerry.Simulation.Mutants;

/// <summary>Changes requests to the table. What was asked is left as it is: others hold it too.</summary>
internal static class TableRequests
{
    /// <summary>Changes the writes of a transaction; one that becomes null is left out.</summary>
    public static AmazonWebServiceRequest? Writes(
        AmazonWebServiceRequest request,
        Func<TransactWriteItem, TransactWriteItem?> change
    )
    {
        if (request is not TransactWriteItemsRequest transaction)
            return request;
        var changed = transaction.TransactItems.Select(change).ToArray();
        if (changed.SequenceEqual(transaction.TransactItems))
            return request;
        List<TransactWriteItem> left = [.. changed.OfType<TransactWriteItem>()];
        return left.Count == 0 ? null : new TransactWriteItemsRequest { TransactItems = left };
    }

    /// <summary>Changes what is put of some items.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="which">Whether it is one of them, by both its keys and all its attributes.</param>
    /// <param name="change">Changes a copy; false to leave it out.</param>
    public static AmazonWebServiceRequest? Puts(
        AmazonWebServiceRequest request,
        Func<Dictionary<string, AttributeValue>, bool> which,
        Func<Put, bool> change
    ) => Writes(request, write =>
        {
            if (write.Put is not { } put || !which(put.Item))
                return write;
            var copy = new Put
            {
                TableName = put.TableName,
                Item = new(put.Item),
                ConditionExpression = put.ConditionExpression,
                ExpressionAttributeNames = put.ExpressionAttributeNames,
                ExpressionAttributeValues = put.ExpressionAttributeValues,
                ReturnValuesOnConditionCheckFailure = put.ReturnValuesOnConditionCheckFailure,
            };
            return change(copy) ? new TransactWriteItem { Put = copy } : null;
        });

    /// <summary>Takes the condition of a put away.</summary>
    public static bool Unconditional(Put put)
    {
        put.ConditionExpression = null;
        put.ExpressionAttributeNames = null;
        put.ExpressionAttributeValues = null;
        return true;
    }

    /// <summary>Takes the condition of a lease away.</summary>
    public static void Unconditional(UpdateItemRequest update)
    {
        update.ConditionExpression = null;
        update.ExpressionAttributeNames = null;
        update.ExpressionAttributeValues.Remove(":pending");
        update.ExpressionAttributeValues.Remove(":due");
    }

    /// <summary>Changes updates of single items.</summary>
    public static AmazonWebServiceRequest Update(
        AmazonWebServiceRequest request,
        Func<UpdateItemRequest, bool> which,
        Action<UpdateItemRequest> change
    )
    {
        if (request is not UpdateItemRequest update || !which(update))
            return request;
        var copy = new UpdateItemRequest
        {
            TableName = update.TableName,
            Key = update.Key,
            UpdateExpression = update.UpdateExpression,
            ConditionExpression = update.ConditionExpression,
            ExpressionAttributeNames = update.ExpressionAttributeNames,
            ExpressionAttributeValues = new(update.ExpressionAttributeValues),
            ReturnValues = update.ReturnValues,
        };
        change(copy);
        return copy;
    }

    /// <summary>Whether an item's sort key begins so.</summary>
    public static bool Is(Dictionary<string, AttributeValue> item, string sortKey) =>
        item["SK"].S.StartsWith(sortKey, StringComparison.Ordinal);

    /// <summary>Whether a query asks the index for a partition that begins so.</summary>
    public static bool AsksFor(AmazonWebServiceRequest request, string shard) =>
        request is QueryRequest { IndexName: "Due" } && AsksFor(request, ":shard", shard);

    /// <summary>Whether a query asks for a partition that begins so.</summary>
    public static bool AsksFor(AmazonWebServiceRequest request, string parameter, string partition) =>
        request is QueryRequest query
        && query.ExpressionAttributeValues.TryGetValue(parameter, out var asked)
        && asked.S.StartsWith(partition, StringComparison.Ordinal);

    /// <summary>Whether it reads the policy in force.</summary>
    public static bool IsForPolicy(AmazonWebServiceRequest request) =>
        request is BatchGetItemRequest batch && batch.RequestItems.Values.All(t => t.Keys[0]["PK"].S == "POLICY");

    /// <summary>Reads items that there are not instead.</summary>
    public static BatchGetItemRequest Elsewhere(AmazonWebServiceRequest request) =>
        new()
        {
            RequestItems = ((BatchGetItemRequest)request).RequestItems.ToDictionary(
                t => t.Key,
                t => new KeysAndAttributes
                {
                    Keys =
                    [
                        .. t.Value.Keys.Select(k => new Dictionary<string, AttributeValue>(k)
                        {
                            ["PK"] = new("NOWHERE"),
                        }),
                    ],
                    ConsistentRead = t.Value.ConsistentRead,
                }
            ),
        };
}
