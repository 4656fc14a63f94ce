namespace RoleFerry.Core.Logs.Templates;

/// <content>Quotations, brackets, and the values of keys.</content>
internal ref partial struct MessageMasker
{
    private void Quote(byte mark)
    {
        int start = _position;
        if (start == _openQuoteEnd)
        {
            Stay();
            return;
        }

        bool isWithinWord =
            mark == '"' ? char.IsAsciiLetterOrDigit((char)At(start - 1)) : ByteClasses.IsAlphanumeric(At(start - 1));
        int close = isWithinWord ? -1 : CloseOfQuote(start);
        if (close < 0)
        {
            Stay();
            return;
        }

        if (_isObject && At(close + 1) == ':')
        {
            _position = close + 1;
            return;
        }

        int method = start + 1;
        while (ByteClasses.IsLetter(_text[method]))
            method++;
        if (
            mark == '"'
            && _text[method] == ' '
            && (Vocabulary.RoleOf(_text[(start + 1)..method]) & WordRole.Method) != 0
        )
        {
            Mask(method + 1, close, MaskKind.Url);
            _position++;
            _isAccess = true;
            return;
        }

        if (Decides(start, close))
        {
            _output.Note(start, close + 1, (_previous & WordRole.AnyCode) != 0 ? MaskKind.Code : MaskKind.SchemaName);
            _position = close + 1;
            _previous = _beforePrevious = WordRole.None;
            return;
        }

        Mask(start, close + 1, MaskKind.Quoted);
    }

    /// <summary>
    /// Where the quotation that opens at an offset closes, or -1: not every quotation mark opens one.
    /// </summary>
    private int CloseOfQuote(int open)
    {
        byte mark = _text[open];
        var flag = mark switch
        {
            (byte)'"' => Unclosed.Double,
            (byte)'\'' => Unclosed.Single,
            _ => Unclosed.Back,
        };
        if ((_unclosed & flag) != 0)
            return -1;
        for (int from = open + 1; ; )
        {
            int found = _text[from..].IndexOf(mark);
            if (found < 0)
            {
                _unclosed |= flag;
                return -1;
            }

            int close = from + found;
            bool escaped = _text[close - 1] == '\\';
            bool apostrophe = mark == '\'' && ByteClasses.IsAlphanumeric(At(close + 1));
            if (!escaped && !apostrophe)
                return close;
            from = close + 1;
        }
    }

    private void Brace()
    {
        int close = CloseOfGroup(_position);
        bool isWhole = _text[.._position].Trim((byte)' ').IsEmpty && close == _text.Length - 1;
        _isObject |= isWhole;
        if (close < 0 || isWhole)
            Stay();
        else
            Mask(_position, close + 1, MaskKind.Structure);
    }

    /// <summary>Where the bracket that opens at an offset closes, counting brackets of the same shape, or -1.</summary>
    private int CloseOfGroup(int open)
    {
        (byte closing, var flag) = _text[open] switch
        {
            (byte)'{' => ((byte)'}', Unclosed.Brace),
            (byte)'[' => ((byte)']', Unclosed.Bracket),
            (byte)'(' => ((byte)')', Unclosed.Parenthesis),
            _ => ((byte)'>', Unclosed.Angle),
        };
        if ((_unclosed & flag) != 0)
            return -1;
        int depth = 0;
        for (int i = open; ; )
        {
            int found = _text[i..].IndexOfAny(_text[open], closing);
            if (found < 0)
            {
                _unclosed |= flag;
                return -1;
            }

            i += found;
            depth += _text[i] == closing ? -1 : 1;
            if (depth == 0)
                return i;
            i++;
        }
    }

    private void EqualsSign()
    {
        byte before = At(_position - 1),
            after = At(_position + 1);
        bool isOperator =
            before is (byte)'=' or (byte)'!' or (byte)'<' or (byte)'>' or (byte)'+' or (byte)':'
            || after is (byte)'=' or (byte)'>';
        bool hasKey =
            before == ' '
                ? ByteClasses.IsAlphanumeric(At(_position - 2)) || At(_position - 2) == '>'
                : before is not ((byte)'(' or (byte)'[' or (byte)',');
        var key = hasKey && !isOperator ? RoleOfKey(_position) : WordRole.None;
        Stay();
        if (isOperator || !hasKey)
            return;

        int start = _position;
        while (At(start) == ' ' && start < _text.Length)
            start++;
        if (start == _text.Length || (start > _position && StartsAssignment(start)))
            return;
        int end = EndOfValue(start);
        if (end == start || KeepsValue(key, start, end))
            return;
        _position = start;
        Mask(start, end, MaskKind.Value);
        if (ByteClasses.IsDigit(_text[start]))
            AfterNumber();
    }

    /// <summary>Whether a key and its equals sign stand here, so that the value before is empty.</summary>
    private readonly bool StartsAssignment(int start)
    {
        int end = start;
        while (ByteClasses.IsWord(At(end)))
            end++;
        return end > start && At(end) == '=';
    }

    /// <summary>A value ends at a separator outside any brackets or quotes that it has opened itself.</summary>
    private int EndOfValue(int start)
    {
        int i = start;
        while (i < _text.Length)
        {
            byte value = _text[i];
            bool mayOpen = i == start || !ByteClasses.IsAlphanumeric(_text[i - 1]);
            if (value is (byte)'"' or (byte)'\'' && mayOpen && CloseOfQuote(i) is > 0 and var quote)
                i = quote + 1;
            else if (value is (byte)'{' or (byte)'[' or (byte)'(' or (byte)'<' && CloseOfGroup(i) is > 0 and var group)
                i = group + 1;
            else if (
                ByteClasses.IsSpace(value)
                || value is (byte)',' or (byte)';' or (byte)')' or (byte)']' or (byte)'}' or (byte)'>' or (byte)'"'
            )
                break;
            else
                i++;
        }

        while (i > start + 1 && _text[i - 1] is (byte)'.' or (byte)':')
            i--;
        return i;
    }
}
