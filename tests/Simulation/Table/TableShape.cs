using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table;

/// <summary>The keys of the table or of one of its indexes, as template.yaml declares them.</summary>
/// <param name="Index">The index; null for the table itself.</param>
/// <param name="Hash">The partition key, a text.</param>
/// <param name="Range">The sort key.</param>
/// <param name="RangeKind">Its type.</param>
/// <param name="HasAllAttributes">Whether items have all their attributes here, else only the keys.</param>
internal sealed record TableShape(string? Index, string Hash, string Range, ValueKind RangeKind, bool HasAllAttributes)
{
    /// <summary>When an item expires, in seconds since 1970.</summary>
    public const string TimeToLive = "expiresAt";

    /// <summary>Bytes of a partition key.</summary>
    public const int LongestHash = 2048;

    /// <summary>Bytes of a sort key.</summary>
    public const int LongestRange = 1024;

    /// <summary>The table.</summary>
    public static readonly TableShape Main = new(null, "PK", "SK", ValueKind.S, true);

    /// <summary>Its indexes.</summary>
    public static readonly IReadOnlyList<TableShape> Indexes =
    [
        new("Due", "dueShard", "dueAt", ValueKind.N, false),
        new("Open", "openStatus", "openedAt", ValueKind.N, true),
    ];

    /// <summary>Both keys, and in an index those of the table too: what a page ends with.</summary>
    public IReadOnlyList<string> Keys { get; } = Index is null ? [Hash, Range] : ["PK", "SK", Hash, Range];

    /// <summary>Whether an item is here at all: an index holds those that have both its keys.</summary>
    public bool Holds(StoredItem? item) => item?[Hash] is not null && item[Range] is not null;

    /// <summary>
    /// Which of two items of one partition comes first. In an index, items of one sort key follow one another by the
    /// table's keys: DynamoDB promises no order, and some order there has to be.
    /// </summary>
    public int Order(StoredItem left, StoredItem right)
    {
        if (Index is null)
            return Utf8Order.Compare(left.Sk, right.Sk);
        var order = StoredValue.Order(left[Range]!, right[Range]!)!.Value;
        if (order == 0)
            order = Utf8Order.Compare(left.Pk, right.Pk);
        return order == 0 ? Utf8Order.Compare(left.Sk, right.Sk) : order;
    }
}
