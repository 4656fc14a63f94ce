using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

/// <summary>One value of an attribute. It never changes, so items and their copies share it.</summary>
internal abstract class StoredValue : IEquatable<StoredValue>
{
    /// <summary>Its type.</summary>
    public abstract ValueKind Kind { get; }

    /// <summary>
    /// Bytes that it counts for.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
    /// </summary>
    public abstract int Size { get; }

    /// <summary>A copy as the SDK gives it; the caller's to keep.</summary>
    public abstract AttributeValue ToSdk();

    /// <summary>What <c>size(...)</c> answers; null for a type that has none.</summary>
    public virtual int? Length => null;

    /// <summary>How deep lists and maps lie in it: 0 for what is neither.</summary>
    public virtual int Depth => 0;

    public abstract bool Equals(StoredValue? other);

    public override bool Equals(object? obj) => Equals(obj as StoredValue);

    public abstract override int GetHashCode();

    /// <summary>The order of two keys, or of two operands; null where their types have none in common.</summary>
    public static int? Order(StoredValue left, StoredValue right) =>
        (left, right) switch
        {
            (TextValue a, TextValue b) => Utf8Order.Compare(a.Text, b.Text),
            (NumberValue a, NumberValue b) => a.CompareTo(b),
            (BinaryValue a, BinaryValue b) => a.Bytes.AsSpan().SequenceCompareTo(b.Bytes),
            _ => null,
        };
}
