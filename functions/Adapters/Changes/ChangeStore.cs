using System.Globalization;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Changes;

namespace RoleFerry.Adapters.Changes;

/// <summary>
/// What was changed about the product, each as the item <c>CHANGE / time#id</c>: one partition, which a team's
/// deployments do not make hot, so that those around a moment are one consistent query.
/// </summary>
public sealed class ChangeStore(TableCalls calls)
{
    internal const string Partition = "CHANGE";

    /// <summary>How long changes are kept: as long as signals.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(8 * 7);

    /// <summary>Keeps a change. Keeping it twice does no harm.</summary>
    public Task PutAsync(Change change, DateTimeOffset now, Deadline deadline)
    {
        var item = new Item(Partition, $"{Moment(change.At)}#{change.Id}")
            .With("type", "change")
            .With("service", change.Service)
            .With("version", change.Version)
            .With("at", change.At)
            .With("by", change.By)
            .With("url", change.Url)
            .With("summary", change.Summary)
            .With("expiresAt", Item.Expiry(now + KeptFor));
        return calls.RunAsync((client, ct) => client.PutItemAsync(new PutItemRequest(calls.Table, item), ct), deadline);
    }

    /// <summary>Those from one moment up to another, in order.</summary>
    public async Task<IReadOnlyList<Change>> BetweenAsync(DateTimeOffset from, DateTimeOffset to, Deadline deadline)
    {
        var items = await calls.QueryAsync(
            new QueryRequest
            {
                KeyConditionExpression = "PK = :pk AND SK BETWEEN :from AND :to",
                ExpressionAttributeValues = new()
                {
                    [":pk"] = Item.Text(Partition),
                    [":from"] = Item.Text(Moment(from)),
                    // Behind every id of that moment.
                    [":to"] = Item.Text($"{Moment(to)}#~"),
                },
                ConsistentRead = true,
            },
            deadline
        );
        return calls.Readable(items, Read);
    }

    internal static Change Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Service = item.Text("service"),
            Version = item.Text("version"),
            At = item.Moment("at"),
            By = item.Text("by"),
            Url = item.Text("url"),
            Summary = item.Text("summary"),
        };

    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'.'fff'Z'", CultureInfo.InvariantCulture);
}
