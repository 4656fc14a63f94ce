using System.Text;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class MapValue(Dictionary<string, StoredValue> parts) : StoredValue
{
    public override ValueKind Kind => ValueKind.M;

    public override int Size { get; } = 3 + parts.Sum(p => Encoding.UTF8.GetByteCount(p.Key) + p.Value.Size + 1);

    public override int? Length => parts.Count;

    public override int Depth { get; } = 1 + parts.Values.Select(p => p.Depth).DefaultIfEmpty().Max();

    public override AttributeValue ToSdk() => new() { M = parts.ToDictionary(p => p.Key, p => p.Value.ToSdk()) };

    public override bool Equals(StoredValue? other) =>
        other is MapValue map
        && map.Length == Length
        && parts.All(p => map.Parts().TryGetValue(p.Key, out var same) && same.Equals(p.Value));

    public override int GetHashCode() => parts.Count;

    private Dictionary<string, StoredValue> Parts() => parts;
}
