namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// A template as it grows. Placeholders that only a separator divides become one, and so do repetitions of the same
/// text between placeholders: how long a list is does not matter.
/// </summary>
internal ref struct TemplateOutput(Span<byte> buffer, Span<Mask> masks, Span<Mask> notes)
{
    private readonly Span<byte> _buffer = buffer;
    private readonly Span<Mask> _masks = masks;
    private readonly Span<Mask> _notes = notes;

    /// <summary>End of the placeholder before the last one, where the text between the two begins.</summary>
    private int _gapStart = -1;

    /// <summary>Start of the last placeholder, where that text ends.</summary>
    private int _gapEnd = -1;

    /// <summary>End of the last placeholder.</summary>
    private int _lastEnd = -1;

    public int Length { get; private set; }

    public int MaskCount { get; private set; }

    public int NoteCount { get; private set; }

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

    /// <summary>Tells of a part that stays or goes for a reason of its own, without a placeholder.</summary>
    public void Note(int start, int end, MaskKind kind)
    {
        if (NoteCount < _notes.Length)
            _notes[NoteCount++] = new Mask(start, end - start, kind);
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
    public void AppendPlaceholder(int start, int end, MaskKind kind)
    {
        if (_lastEnd >= 0 && JoinsLast())
        {
            bool apart = Length - _lastEnd > 0 && Written[_lastEnd..].ContainsAny(" ,;"u8);
            Length = _lastEnd;
            ExtendLast(end);
            if (MaskCount > 0)
                _masks[MaskCount - 1] = _masks[MaskCount - 1] with
                {
                    Kind = apart ? MaskKind.List : MaskKind.Identifier,
                };
            return;
        }

        _gapStart = _lastEnd;
        _gapEnd = Length;
        Append(MessageTemplate.Placeholder);
        _lastEnd = Length;
        if (MaskCount < _masks.Length)
            _masks[MaskCount++] = new Mask(start, end - start, kind);
    }

    /// <summary>Lets the last placeholder stand for the message up to an offset.</summary>
    public readonly void ExtendLast(int end)
    {
        if (MaskCount > 0)
            _masks[MaskCount - 1] = _masks[MaskCount - 1] with { Length = end - _masks[MaskCount - 1].Start };
    }

    private readonly bool JoinsLast()
    {
        var gap = Written[_lastEnd..];
        return IsSeparator(gap) || (_gapStart >= 0 && gap.SequenceEqual(_buffer[_gapStart.._gapEnd]));
    }

    /// <summary>
    /// Nothing, a space, a comma or semicolon with or without a space, a joining mark without one, or what stands
    /// before the last of a list.
    /// </summary>
    private static bool IsSeparator(ReadOnlySpan<byte> gap) =>
        gap switch
        {
            [] => true,
            [(byte)',' or (byte)';', (byte)' '] => true,
            [(byte)':', (byte)':'] or [(byte)'#', (byte)'#'] => true,
            [.., (byte)' ', (byte)'a', (byte)'n', (byte)'d', (byte)' '] => gap.Length <= ", and ".Length,
            [.., (byte)' ', (byte)'o', (byte)'r', (byte)' '] => gap.Length <= ", or ".Length,
            [var mark] => " ,;:-/|#&+~.@_"u8.Contains(mark),
            _ => false,
        };
}
