using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace RoleFerry.Simulation.Tests.Table;

/// <summary>One thing to ask a table.</summary>
/// <param name="Text">What is asked, for people.</param>
/// <param name="Make">Asks it, and gives the answer as a text that two tables may be compared by.</param>
internal sealed record Call(string Text, Func<IAmazonDynamoDB, Task<string>> Make)
{
    public static Call Of(AmazonWebServiceRequest request, Func<IAmazonDynamoDB, Task<string>> make) =>
        new(Described.Request(request), make);

    public static Call Put(string table, Dictionary<string, AttributeValue> item)
    {
        var request = new PutItemRequest { TableName = table, Item = item };
        return Of(request, async c => Described.Item((await c.PutItemAsync(request)).Attributes));
    }

    /// <summary>All pages of a query.</summary>
    /// <param name="request">The query.</param>
    /// <param name="range">The sort key of what it asks.</param>
    public static Call Query(QueryRequest request, string range) => Of(request, async c =>
        {
            var start = request.ExclusiveStartKey;
            var pages = await Paged.AllAsync(async () =>
            {
                var page = await c.QueryAsync(request);
                request.ExclusiveStartKey = page.LastEvaluatedKey;
                return new(page.Items, page.Count, page.ScannedCount, page.LastEvaluatedKey);
            });
            request.ExclusiveStartKey = start;
            return Described.Pages(pages, range, isOrderWhole: request.IndexName is null);
        });

    /// <summary>All pages of a scan.</summary>
    public static Call Scan(ScanRequest request) => Of(request, async c =>
        {
            request.ExclusiveStartKey = null;
            var pages = await Paged.AllAsync(async () =>
            {
                var page = await c.ScanAsync(request);
                request.ExclusiveStartKey = page.LastEvaluatedKey;
                return new(page.Items, page.Count, page.ScannedCount, page.LastEvaluatedKey);
            });
            return Described.Pages(pages, null, isOrderWhole: false);
        });
}
