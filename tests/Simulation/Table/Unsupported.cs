using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table;

/// <summary>Refuses what the product asks for nowhere, by its name.</summary>
internal static class Unsupported
{
    public static void Refuse(GetItemRequest request)
    {
        Refuse(request.AttributesToGet is not null, nameof(request.AttributesToGet));
        Refuse(request.ProjectionExpression is not null, nameof(request.ProjectionExpression));
        Refuse(request.ExpressionAttributeNames is not null, nameof(request.ExpressionAttributeNames));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(BatchGetItemRequest request)
    {
        foreach (var asked in request.RequestItems?.Values ?? Enumerable.Empty<KeysAndAttributes>())
        {
            Refuse(asked.AttributesToGet is not null, nameof(asked.AttributesToGet));
            Refuse(asked.ProjectionExpression is not null, nameof(asked.ProjectionExpression));
            Refuse(asked.ExpressionAttributeNames is not null, nameof(asked.ExpressionAttributeNames));
        }

        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(QueryRequest request)
    {
        Refuse(request.AttributesToGet is not null, nameof(request.AttributesToGet));
        Refuse(request.ConditionalOperator is not null, nameof(request.ConditionalOperator));
        Refuse(request.KeyConditions is not null, nameof(request.KeyConditions));
        Refuse(request.QueryFilter is not null, nameof(request.QueryFilter));
        Refuse(request.ProjectionExpression is not null, nameof(request.ProjectionExpression));
        Refuse(request.Select is not null, nameof(request.Select));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(ScanRequest request)
    {
        Refuse(request.AttributesToGet is not null, nameof(request.AttributesToGet));
        Refuse(request.ConditionalOperator is not null, nameof(request.ConditionalOperator));
        Refuse(request.ScanFilter is not null, nameof(request.ScanFilter));
        Refuse(request.ProjectionExpression is not null, nameof(request.ProjectionExpression));
        Refuse(request.Select is not null, nameof(request.Select));
        Refuse(request.Segment is not null, nameof(request.Segment));
        Refuse(request.TotalSegments is not null, nameof(request.TotalSegments));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(PutItemRequest request)
    {
        Refuse(request.ConditionalOperator is not null, nameof(request.ConditionalOperator));
        Refuse(request.Expected is not null, nameof(request.Expected));
        Refuse(request.ReturnItemCollectionMetrics is not null, nameof(request.ReturnItemCollectionMetrics));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(UpdateItemRequest request)
    {
        Refuse(request.AttributeUpdates is not null, nameof(request.AttributeUpdates));
        Refuse(request.ConditionalOperator is not null, nameof(request.ConditionalOperator));
        Refuse(request.Expected is not null, nameof(request.Expected));
        Refuse(request.ReturnItemCollectionMetrics is not null, nameof(request.ReturnItemCollectionMetrics));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(DeleteItemRequest request)
    {
        Refuse(request.ConditionalOperator is not null, nameof(request.ConditionalOperator));
        Refuse(request.Expected is not null, nameof(request.Expected));
        Refuse(request.ReturnItemCollectionMetrics is not null, nameof(request.ReturnItemCollectionMetrics));
        Refuse(request.ReturnConsumedCapacity);
    }

    public static void Refuse(TransactWriteItemsRequest request)
    {
        Refuse(request.ClientRequestToken is not null, nameof(request.ClientRequestToken));
        Refuse(request.ReturnItemCollectionMetrics is not null, nameof(request.ReturnItemCollectionMetrics));
        Refuse(request.ReturnConsumedCapacity);
    }

    private static void Refuse(ReturnConsumedCapacity? capacity) =>
        Refuse(capacity is not null, nameof(ReturnConsumedCapacity));

    private static void Refuse(bool isUsed, string what) => TableErrors.NotSupported(isUsed, what);
}
