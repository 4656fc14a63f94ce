using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Quarantine;

namespace RoleFerry.Cli.Quarantine;

/// <summary>An item that something is wrong with, and all that is stored of it.</summary>
/// <param name="Entry">What is wrong.</param>
/// <param name="Attributes">The item as it was; as it is stored, where it was not put aside.</param>
internal sealed record ShownItem(ListedItem Entry, ImmutableSortedDictionary<string, string> Attributes)
{
    /// <param name="entry">What is known.</param>
    /// <param name="taken">What was taken of it.</param>
    /// <param name="stored">What is still in its place; null where nothing is.</param>
    public static ShownItem Of(
        QuarantineEntry entry,
        IReadOnlyDictionary<string, AttributeValue> taken,
        IReadOnlyDictionary<string, AttributeValue>? stored
    ) =>
        new(
            ListedItem.Of(entry),
            taken
                .Concat((stored ?? new Dictionary<string, AttributeValue>()).Where(a => !taken.ContainsKey(a.Key)))
                .ToImmutableSortedDictionary(a => a.Key, a => StoredText.Of(a.Key, a.Value), StringComparer.Ordinal)
        );
}
