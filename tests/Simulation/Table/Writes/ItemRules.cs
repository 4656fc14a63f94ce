using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Simulation.Table.Values;

namespace RoleFerry.Simulation.Table.Writes;

/// <summary>
/// What items and their keys have to be.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
internal static class ItemRules
{
    /// <summary>400 KB, names and values.</summary>
    private const int LargestItem = 400 * 1024;

    /// <summary>Reads the key of an item: both attributes, and no other.</summary>
    public static ItemKey KeyOf(Dictionary<string, AttributeValue>? key)
    {
        if (key is not { Count: 2 })
            throw TableErrors.Invalid("The provided key element does not match the schema");
        return new ItemKey(
            KeyText(SdkValues.ReadOrNull(key.GetValueOrDefault(TableShape.Main.Hash))),
            KeyText(SdkValues.ReadOrNull(key.GetValueOrDefault(TableShape.Main.Range)))
        );
    }

    /// <summary>Reads a whole item.</summary>
    public static StoredItem ItemOf(Dictionary<string, AttributeValue>? item)
    {
        if (item is null)
            throw TableErrors.Invalid("There is no item");
        var attributes = SdkValues.Read(item);
        KeyText(attributes.GetValueOrDefault(TableShape.Main.Hash));
        KeyText(attributes.GetValueOrDefault(TableShape.Main.Range));
        var stored = new StoredItem(attributes);
        RequireSize(stored);
        return stored;
    }

    /// <summary>A key is no longer than it may be.</summary>
    public static void RequireLength(ItemKey key)
    {
        RequireLength(key.Pk, TableShape.LongestHash);
        RequireLength(key.Sk, TableShape.LongestRange);
    }

    public static void RequireSize(StoredItem item)
    {
        if (item.Size > LargestItem)
            throw TableErrors.Invalid("Item size has exceeded the maximum allowed size");
    }

    /// <summary>An attribute that is an index's key has that key's type, or is not there.</summary>
    public static void RequireIndexKeys(StoredItem item)
    {
        foreach (var index in TableShape.Indexes)
        {
            RequireIndexKey(item[index.Hash], ValueKind.S, TableShape.LongestHash);
            RequireIndexKey(item[index.Range], index.RangeKind, TableShape.LongestRange);
        }
    }

    private static void RequireIndexKey(StoredValue? value, ValueKind kind, int longest)
    {
        if (value is null)
            return;
        if (value.Kind != kind)
            throw TableErrors.Invalid("Type mismatch for an index key");
        if (value is TextValue)
            RequireLength(KeyText(value), longest);
    }

    private static string KeyText(StoredValue? value) =>
        value is TextValue { Text: { Length: > 0 } text }
            ? text
            : throw TableErrors.Invalid("A key is missing, is empty, or has another type than the schema says");

    private static void RequireLength(string key, int longest)
    {
        if (Encoding.UTF8.GetByteCount(key) > longest)
            throw TableErrors.Invalid($"Size of a key has exceeded the maximum size limit of {longest} bytes");
    }
}
