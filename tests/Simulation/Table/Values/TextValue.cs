using System.Text;
using Amazon.DynamoDBv2.Model;

namespace RoleFerry.Simulation.Table.Values;

internal sealed class TextValue(string text) : StoredValue
{
    public string Text => text;

    public override ValueKind Kind => ValueKind.S;

    public override int Size { get; } = Encoding.UTF8.GetByteCount(text);

    public override int? Length => text.Length;

    public override AttributeValue ToSdk() => new() { S = text };

    public override bool Equals(StoredValue? other) => other is TextValue value && value.Text == text;

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);
}
