using System.Text;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

/// <summary>One item as it is at one moment. It never changes: a write puts another in its place.</summary>
internal sealed class StoredItem
{
    private readonly Dictionary<string, StoredValue> _attributes;

    /// <param name="attributes">Belong to the item from now on. Both keys are among them, as texts.</param>
    public StoredItem(Dictionary<string, StoredValue> attributes)
    {
        _attributes = attributes;
        Pk = ((TextValue)attributes[TableShape.Main.Hash]).Text;
        Sk = ((TextValue)attributes[TableShape.Main.Range]).Text;
        foreach (var (name, value) in attributes)
            Size += Encoding.UTF8.GetByteCount(name) + value.Size;
    }

    public string Pk { get; }

    public string Sk { get; }

    /// <summary>Bytes that it counts for.</summary>
    public int Size { get; }

    /// <summary>An attribute; null where it has none of this name.</summary>
    public StoredValue? this[string name] => _attributes.GetValueOrDefault(name);

    /// <summary>Its attributes, the caller's to change.</summary>
    public Dictionary<string, StoredValue> Copy() => new(_attributes);

    /// <summary>Those of its attributes that are named.</summary>
    public StoredItem Only(IReadOnlyList<string> names)
    {
        var some = new Dictionary<string, StoredValue>(names.Count);
        foreach (var name in names)
            if (this[name] is { } value)
                some[name] = value;
        return new StoredItem(some);
    }

    /// <summary>A copy as the SDK gives it; the caller's to keep.</summary>
    public Dictionary<string, AttributeValue> ToSdk()
    {
        var item = new Dictionary<string, AttributeValue>(_attributes.Count);
        foreach (var (name, value) in _attributes)
            item.Add(name, value.ToSdk());
        return item;
    }
}
