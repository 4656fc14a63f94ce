using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Expressions;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Reads;

/// <summary>
/// One answer of a query or a scan: at most so many items, and not much more than 1 MB, counted before the filter.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
/// </summary>
internal sealed class Page
{
    private const int LargestInBytes = 1024 * 1024;

    /// <param name="items">What is asked for, from behind the start key on.</param>
    /// <param name="limit">Most items that are looked at.</param>
    /// <param name="filter">Which of them are answered; null for all.</param>
    /// <param name="given">The filter's placeholders.</param>
    /// <param name="shape">Whose items they are.</param>
    public Page(
        IEnumerable<StoredItem> items,
        int? limit,
        ConditionExpression? filter,
        Placeholders given,
        TableShape shape
    )
    {
        var bytes = 0;
        foreach (var item in items)
        {
            Scanned++;
            bytes += item.Size;
            if (filter?.Root.Holds(item, given) ?? true)
                Items.Add(item.ToSdk());
            if (Scanned != limit && bytes <= LargestInBytes)
                continue;
            Last = item.Only(shape.Keys).ToSdk();
            return;
        }
    }

    public List<Dictionary<string, AttributeValue>> Items { get; } = [];

    /// <summary>Items that were looked at.</summary>
    public int Scanned { get; }

    /// <summary>Where the next page starts behind; null where everything was looked at.</summary>
    public Dictionary<string, AttributeValue>? Last { get; }
}
