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
            KeyText(key.GetValueOrDefault(TableShape.Main.Hash), TableShape.LongestHash),
            KeyText(key.GetValueOrDefault(TableShape.Main.Range), TableShape.LongestRange)
        );
    }

    /// <summary>Reads a whole item.</summary>
    public static StoredItem ItemOf(Dictionary<string, AttributeValue>? item)
    {
        if (item is null)
            throw TableErrors.Invalid("There is no item");
        var attributes = SdkValues.Read(item);
        RequireKey(attributes.GetValueOrDefault(TableShape.Main.Hash), TableShape.LongestHash);
        RequireKey(attributes.GetValueOrDefault(TableShape.Main.Range), TableShape.LongestRange);
        var stored = new StoredItem(attributes);
        RequireIndexKeys(stored);
        RequireSize(stored);
        return stored;
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
            RequireKey(value, longest);
    }

    private static string KeyText(AttributeValue? value, int longest) =>
        RequireKey(value is null ? null : SdkValues.Read(value), longest);

    private static string RequireKey(StoredValue? value, int longest)
    {
        if (value is not TextValue { Text: { Length: > 0 } text } key)
            throw TableErrors.Invalid("A key is missing, is empty, or has another type than the schema says");
        if (key.Size > longest)
            throw TableErrors.Invalid($"Size of a key has exceeded the maximum size limit of {longest} bytes");
        return text;
    }
}
