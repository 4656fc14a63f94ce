namespace RoleFerry.Core.Logs.FirstFingerprint;

/// <summary>
/// A template as it grows. Placeholders that only a separator divides become one, and so do repetitions of the same
/// text between placeholders: how long a list is does not matter.
/// </summary>
internal ref struct FirstOutput(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>End of the placeholder before the last one, where the text between the two begins.</summary>
    private int _gapStart = -1;

    /// <summary>Start of the last placeholder, where that text ends.</summary>
    private int _gapEnd = -1;

    /// <summary>End of the last placeholder.</summary>
    private int _lastEnd = -1;

    public int Length { get; private set; }

    public readonly bool IsFull => Length == _buffer.Length;

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        var room = _buffer[Length..];
        if (text.Length > room.Length)
            text = text[..room.Length];
        text.CopyTo(room);
        Length += text.Length;
    }

    /// <summary>Appends a space unless the template is empty or ends with one.</summary>
    public void AppendSpace()
    {
        if (Length > 0 && _buffer[Length - 1] != ' ')
            Append(" "u8);
    }

    /// <summary>
    /// Appends a placeholder for a part of the message, or lets the last placeholder stand for it too.
    /// </summary>
    public void AppendPlaceholder()
    {
        if (_lastEnd >= 0 && JoinsLast())
        {
            Length = _lastEnd;
            return;
        }

        _gapStart = _lastEnd;
        _gapEnd = Length;
        Append(FirstMessage.Placeholder);
        _lastEnd = Length;
    }

    private readonly bool JoinsLast()
    {
        var gap = Written[_lastEnd..];
        return IsSeparator(gap) || (_gapStart >= 0 && gap.SequenceEqual(_buffer[_gapStart.._gapEnd]));
    }

    /// <summary>
    /// Nothing, a space, a comma or semicolon with or without a space, or a joining mark without one.
    /// </summary>
    private static bool IsSeparator(ReadOnlySpan<byte> gap) =>
        gap switch
        {
            [] => true,
            [(byte)',' or (byte)';', (byte)' '] => true,
            [(byte)':', (byte)':'] or [(byte)'#', (byte)'#'] => true,
            [var mark] => " ,;:-/|#&+~.@_"u8.Contains(mark),
            _ => false,
        };
}
