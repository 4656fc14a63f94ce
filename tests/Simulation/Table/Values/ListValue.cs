using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class ListValue(StoredValue[] parts) : StoredValue
{
    public override ValueKind Kind => ValueKind.L;

    public override int Size { get; } = 3 + parts.Sum(p => p.Size + 1);

    public override int? Length => parts.Length;

    public override int Depth { get; } = 1 + parts.Select(p => p.Depth).DefaultIfEmpty().Max();

    public override AttributeValue ToSdk() => new() { L = [.. parts.Select(p => p.ToSdk())] };

    public override bool Equals(StoredValue? other) => other is ListValue list && list.Parts().SequenceEqual(parts);

    public override int GetHashCode() => parts.Length;

    private StoredValue[] Parts() => parts;
}
