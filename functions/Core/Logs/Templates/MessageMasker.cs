namespace RoleFerry.Core.Logs.Templates;

/// <summary>
/// Reads a message once, from left to right, and writes its template. Text that stays is copied in runs: the run since
/// <c>_copied</c> is written when the next placeholder is.
/// </summary>
internal ref partial struct MessageMasker(ReadOnlySpan<byte> text, TemplateOutput output)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private TemplateOutput _output = output;
    private int _position;
    private int _copied;

    /// <summary>Where the last placeholder's part of the message begins.</summary>
    private int _maskStart = -1;

    /// <summary>
    /// The last name that stayed: host.example, web-server. An address in brackets behind it shows what it is.
    /// </summary>
    private int _nameStart = -1,
        _nameEnd = -1;

    /// <summary>The roles of the last two words, as long as single spaces divide them.</summary>
    private WordRole _previous,
        _beforePrevious;

    /// <summary>Where the last word ended that a code may follow, and what kind of code.</summary>
    private int _codeEnd = -1;
    private WordRole _codeRole;

    /// <summary>The closing mark of a quotation whose text is read like the rest of the message.</summary>
    private int _openQuoteEnd = -1;

    /// <summary>
    /// The message tells of a request: what it was answered is one of its values, like its length and duration.
    /// </summary>
    private bool _isAccess;

    /// <summary>Opening marks for which the rest of the message has no closing one.</summary>
    private Unclosed _unclosed;

    /// <summary>The whole message is one object, whose keys are its template.</summary>
    private bool _isObject;

    [Flags]
    private enum Unclosed : byte
    {
        None = 0,
        Single = 1,
        Double = 2,
        Back = 4,
        Brace = 8,
        Bracket = 16,
        Parenthesis = 32,
        Angle = 64,
    }

    public int Run(out int maskCount, out int noteCount)
    {
        while (_position < _text.Length && !_output.IsFull)
        {
            byte value = _text[_position];
            switch (value)
            {
                case (byte)' ' when !ByteClasses.IsSpace(At(_position + 1)):
                    _position++;
                    break;
                case <= (byte)' ' or 0x7F:
                    Space();
                    break;
                case (byte)'"' or (byte)'\'' or (byte)'`':
                    Quote(value);
                    break;
                case (byte)'{':
                    Brace();
                    break;
                case (byte)'<' or (byte)'>':
                    Angle(value);
                    break;
                case (byte)'(':
                    Parenthesis();
                    break;
                case (byte)'[':
                    SquareBracket();
                    break;
                case (byte)'=':
                    EqualsSign();
                    break;
                case (byte)':' when At(_position + 1) == ':' && HexGroups(_position):
                    break;
                default:
                    if (StartsWord())
                        Word();
                    else
                        Stay();
                    break;
            }
        }

        Flush(_position);
        maskCount = _output.MaskCount;
        noteCount = _output.NoteCount;
        var written = _output.Written;
        return written.TrimEnd((byte)' ').Length;
    }

    /// <summary>The byte at an offset, or a space past either end.</summary>
    private readonly byte At(int index) => (uint)index < (uint)_text.Length ? _text[index] : (byte)' ';

    private void Flush(int end)
    {
        if (end <= _copied)
            return;
        var run = _text[_copied..end];
        if (_output.Length == 0)
            run = run.TrimStart((byte)' ');
        _output.Append(run);
        _copied = end;
    }

    private void Mask(int start, int end, MaskKind kind)
    {
        Flush(start);
        _output.AppendPlaceholder(start, end, kind);
        _copied = _position = end;
        _maskStart = start;
        _previous = _beforePrevious = WordRole.None;
    }

    /// <summary>A mark that stays and ends the sentence's run of words.</summary>
    private void Stay()
    {
        _position++;
        _previous = _beforePrevious = WordRole.None;
    }

    private void Space()
    {
        Flush(_position);
        do
        {
            if (_text[_position] == 0x1B && At(_position + 1) == '[')
                SkipColour();
            _position++;
        } while (_position < _text.Length && ByteClasses.IsSpace(_text[_position]));
        _output.AppendSpace();
        _copied = _position;
    }

    /// <summary>Moves to the letter that ends a terminal's escape sequence.</summary>
    private void SkipColour()
    {
        _position++;
        while (At(_position + 1) is >= (byte)'0' and <= (byte)'?')
            _position++;
        if (ByteClasses.IsLetter(At(_position + 1)))
            _position++;
    }
}
