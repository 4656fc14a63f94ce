using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class FlagValue : StoredValue
{
    private static readonly FlagValue Yes = new(true);
    private static readonly FlagValue No = new(false);
    private readonly bool _isSet;

    private FlagValue(bool isSet) => _isSet = isSet;

    public override ValueKind Kind => ValueKind.BOOL;

    public override int Size => 1;

    public static FlagValue Of(bool isSet) => isSet ? Yes : No;

    public override AttributeValue ToSdk() => new() { BOOL = _isSet };

    public override bool Equals(StoredValue? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => _isSet.GetHashCode();
}
