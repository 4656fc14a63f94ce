using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

/// <summary>A set, its members in their order.</summary>
internal sealed class SetValue : StoredValue
{
    private readonly StoredValue[] _members;

    private SetValue(ValueKind kind, StoredValue[] members)
    {
        Kind = kind;
        _members = members;
        Size = members.Sum(m => m.Size);
    }

    public override ValueKind Kind { get; }

    public override int Size { get; }

    public override int? Length => _members.Length;

    /// <summary>The set of these; null where one is there twice, or where there are none.</summary>
    public static SetValue? Of(ValueKind kind, IEnumerable<StoredValue> members)
    {
        StoredValue[] sorted = [.. members];
        Array.Sort(sorted, (a, b) => Order(a, b)!.Value);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i].Equals(sorted[i - 1]))
                return null;
        return sorted.Length == 0 ? null : new SetValue(kind, sorted);
    }

    public SetValue With(SetValue more) => Of(Kind, _members.Union(more._members))!;

    /// <summary>What is left; null where that is nothing: there are no empty sets.</summary>
    public SetValue? Without(SetValue less) => Of(Kind, _members.Except(less._members));

    public override AttributeValue ToSdk() =>
        Kind switch
        {
            ValueKind.SS => new() { SS = [.. _members.Select(m => ((TextValue)m).Text)] },
            ValueKind.NS => new() { NS = [.. _members.Select(m => ((NumberValue)m).Text)] },
            _ => new() { BS = [.. _members.Select(m => ((BinaryValue)m).ToStream())] },
        };

    public override bool Equals(StoredValue? other) =>
        other is SetValue set && set.Kind == Kind && set._members.SequenceEqual(_members);

    public override int GetHashCode() => HashCode.Combine(Kind, _members.Length);
}
