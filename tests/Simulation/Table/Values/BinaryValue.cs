using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class BinaryValue(byte[] bytes) : StoredValue
{
    public byte[] Bytes => bytes;

    public override ValueKind Kind => ValueKind.B;

    public override int Size => bytes.Length;

    public override int? Length => bytes.Length;

    public override AttributeValue ToSdk() => new() { B = ToStream() };

    public MemoryStream ToStream() => new([.. bytes]);

    public override bool Equals(StoredValue? other) =>
        other is BinaryValue value && value.Bytes.AsSpan().SequenceEqual(bytes);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }
}
