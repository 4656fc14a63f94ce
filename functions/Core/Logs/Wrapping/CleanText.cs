namespace RoleFerry.Core.Logs.Wrapping;

/// <summary>
/// Takes off what terminals need and people do not see: colours and other control sequences
/// (https://ecma-international.org/publications-and-standards/standards/ecma-48/), a byte order mark, and the
/// unbreakable spaces with which Lambda's Python indents tracebacks.
/// </summary>
internal sealed class CleanText
{
    private const byte Escape = 0x1b;

    private byte[] _buffer = [];

    private static ReadOnlySpan<byte> ByteOrderMark => "\ufeff"u8;

    private static ReadOnlySpan<byte> UnbreakableSpace => "\u00a0"u8;

    /// <summary>The text without them; valid until the next call where it had any.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith(ByteOrderMark))
            text = text[ByteOrderMark.Length..];
        int first = text.IndexOfAny(Escape, UnbreakableSpace[0]);
        if (first < 0 || (!text.Contains(Escape) && text.IndexOf(UnbreakableSpace) < 0))
            return text;
        if (_buffer.Length < text.Length)
            _buffer = new byte[Math.Max(text.Length, 2 * _buffer.Length)];
        // A text may stand in this buffer already, behind where it is written to.
        int length = 0;
        for (int at = 0; at < text.Length; )
        {
            if (text[at] == Escape)
            {
                at += SequenceLength(text[at..]);
            }
            else if (text[at..].StartsWith(UnbreakableSpace))
            {
                _buffer[length++] = (byte)' ';
                at += UnbreakableSpace.Length;
            }
            else
            {
                _buffer[length++] = text[at++];
            }
        }

        return _buffer.AsSpan(0, length);
    }

    private static int SequenceLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2 || text[1] is not ((byte)'[' or (byte)']'))
            return Math.Min(text.Length, 2);
        // A command ends with a letter, a link with a bell or another escape.
        bool isLink = text[1] == ']';
        for (int at = 2; at < text.Length; at++)
        {
            if (isLink ? text[at] is 0x07 or Escape : text[at] is >= 0x40 and <= 0x7e)
                return isLink && text[at] == Escape ? Math.Min(at + 2, text.Length) : at + 1;
            if (text[at] == '\n')
                return at;
        }

        return text.Length;
    }
}
