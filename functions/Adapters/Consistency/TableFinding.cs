using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Adapters.Consistency;

/// <summary>Something in the incident table that should not be.</summary>
/// <param name="Flaw">What kind of thing.</param>
/// <param name="Pk">The item's partition key.</param>
/// <param name="Sk">The item's sort key; empty where several items are meant.</param>
/// <param name="What">What is wrong, as a sentence.</param>
/// <param name="Repair">What a repair does; where it does nothing, what people can do.</param>
public sealed record TableFinding(TableFlaw Flaw, string Pk, string Sk, string What, string Repair)
{
    /// <summary>Whether a repair does anything.</summary>
    public bool IsMendable => Unreadable is not null || !Mend.IsEmpty;

    /// <summary>
    /// The repair, transaction by transaction. Each is refused where what it was found by has changed.
    /// </summary>
    internal ImmutableArray<ImmutableArray<TransactWriteItem>> Mend { get; init; } = [];

    /// <summary>The item where it cannot be read: a repair puts it aside.</summary>
    internal Dictionary<string, AttributeValue>? Unreadable { get; init; }

    /// <summary>Whether another look has found the same.</summary>
    internal bool IsSame(TableFinding other) => (Flaw, Pk, Sk) == (other.Flaw, other.Pk, other.Sk);
}
