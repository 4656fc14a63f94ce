using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class NullValue : StoredValue
{
    public static readonly NullValue Only = new();

    private NullValue() { }

    public override ValueKind Kind => ValueKind.NULL;

    public override int Size => 1;

    public override AttributeValue ToSdk() => new() { NULL = true };

    public override bool Equals(StoredValue? other) => other is NullValue;

    public override int GetHashCode() => 0;
}
