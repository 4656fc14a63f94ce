namespace RoleFerry.Core.Logs.StackTraces.Parts;

/// <summary>Text that stops growing where its buffer ends.</summary>
internal ref struct TemplateText(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        var room = _buffer[Length..];
        if (text.Length > room.Length)
            text = text[..room.Length];
        text.CopyTo(room);
        Length += text.Length;
    }

    public void Append(byte value) => Append([value]);
}
