namespace RoleFerry.Core.Logs.Templates;

/// <content>Words of letters: what they are, and what their place in the sentence makes of them.</content>
internal ref partial struct MessageMasker
{
    private readonly bool StartsWord()
    {
        byte value = _text[_position];
        if (ByteClasses.IsAlphanumeric(value))
            return true;
        byte next = At(_position + 1);
        return value switch
        {
            (byte)'-' or (byte)'+' => ByteClasses.IsDigit(next),
            (byte)'.' => ByteClasses.IsDigit(next) || next == '/',
            (byte)'/' or (byte)'\\' or (byte)'_' or (byte)'$' or (byte)'%' => ByteClasses.IsWord(next),
            (byte)'~' => ByteClasses.IsDigit(next) || next == '/',
            _ => false,
        };
    }

    /// <summary>
    /// Moves past a word and tells what it is made of. Two dots in a row, and marks at its end, are not part of it.
    /// </summary>
    private ByteClass ScanWord()
    {
        int start = _position;
        var classes = ByteClass.None;
        int i = start;
        for (; i < _text.Length; i++)
        {
            var next = ByteClasses.Of(_text[i]);
            if (next == ByteClass.None || (next == ByteClass.Dot && At(i + 1) == '.' && i > start))
                break;
            classes |= next;
        }

        int end = i;
        while (
            i > start + 1
            && _text[i - 1]
                is (byte)'.'
                    or (byte)'-'
                    or (byte)'/'
                    or (byte)'\\'
                    or (byte)'+'
                    or (byte)'~'
                    or (byte)'@'
                    or (byte)'$'
        )
            i--;
        if (i < end)
        {
            classes = ByteClass.None;
            foreach (byte value in _text[start..i])
                classes |= ByteClasses.Of(value);
        }

        _position = i;
        return classes;
    }

    private void Word()
    {
        int start = _position;
        var classes = ScanWord();
        if (At(_position) == ':' && At(_position + 1) == '/' && At(_position + 2) == '/')
            MaskRun(start, MaskKind.Url);
        else if ((classes & ~ByteClass.AnyLetter) == 0)
            PlainWord(start, classes);
        else if ((classes & ByteClass.Digit) != 0)
            WordWithDigits(start, classes);
        else
            WordWithMarks(start, classes);
    }

    private void PlainWord(int start, ByteClass classes)
    {
        var word = _text[start.._position];
        if (classes == ByteClass.HexLetter && HexWord(start))
            return;
        if (word.Length == 1 && At(_position) == ':' && At(_position + 1) == '\\')
        {
            _position++;
            MaskRun(start, MaskKind.Path);
            return;
        }

        var role = Vocabulary.RoleOf(word);
        if ((role & WordRole.Literal) != 0)
        {
            Mask(start, _position, MaskKind.Literal);
        }
        else if ((role & WordRole.Calendar) != 0 && word[0] <= 'Z' && CalendarGoesOn())
        {
            Mask(start, _position, MaskKind.Time);
        }
        else if (IsName(role))
        {
            Mask(start, _position, MaskKind.Name);
        }
        else
        {
            NoteCode(start, role);
            Remember(role);
        }
    }

    private void Remember(WordRole role)
    {
        _beforePrevious = _previous;
        _previous = role;
    }

    /// <summary>Whether a day's number, or the month after a day of the week, follows.</summary>
    private readonly bool CalendarGoesOn()
    {
        int next = _position + (At(_position) == ',' ? 2 : 1);
        while (At(next) == ' ' && next < _text.Length)
            next++;
        if (ByteClasses.IsDigit(At(next)))
            return true;
        int end = next;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        return (Vocabulary.RoleOf(_text[Math.Min(next, _text.Length)..Math.Min(end, _text.Length)]) & WordRole.Calendar)
            != 0;
    }

    /// <summary>
    /// Whether the word just read stands where a name stands: after a preposition and a noun that takes a name
    /// (<c>for user NAME</c>) at the end of its phrase, between <c>for</c> and <c>from</c>, or between a noun for
    /// people
    /// and their machines and a verb.
    /// </summary>
    private readonly bool IsName(WordRole role)
    {
        if ((role & (WordRole.Function | WordRole.Common)) != 0)
            return false;
        if ((_previous & WordRole.Person) != 0 && VerbFollows() && !EndsAsNoName())
            return true;
        if ((_previous & WordRole.For) != 0 && _text[_position..].StartsWith(" from "u8))
            return true;
        return (_previous & WordRole.Noun) != 0
            && (_beforePrevious & WordRole.Preposition) != 0
            && PhraseEnds()
            && ((_previous & WordRole.Person) != 0 || !NamesProgram());
    }

    /// <summary>
    /// Whether the word just read has capitals inside, as types and programs have: OrderCreated, SPP.
    /// </summary>
    private readonly bool NamesProgram()
    {
        int start = _position;
        while (start > 0 && ByteClasses.IsWord(_text[start - 1]))
            start--;
        return _text[Math.Min(start + 1, _position).._position].ContainsAnyInRange((byte)'A', (byte)'Z');
    }

    /// <summary>Endings of verbs and of nouns made of them: logged, timing. Names rarely end so.</summary>
    private readonly bool EndsAsNoName()
    {
        var before = _text[.._position];
        return before.EndsWith("ed"u8)
            || before.EndsWith("tion"u8)
            || before.EndsWith("sion"u8)
            || before.EndsWith("ment"u8)
            || before.EndsWith("ing"u8)
            || before.EndsWith("ity"u8)
            || before.EndsWith("ance"u8)
            || before.EndsWith("ence"u8)
            || before.EndsWith("ship"u8);
    }

    /// <summary><c>user NAME was</c>, <c>customer NAME exceeded</c></summary>
    private readonly bool VerbFollows()
    {
        if (At(_position) != ' ' || _position >= _text.Length)
            return false;
        int end = _position + 1;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        var next = _text[Math.Min(_position + 1, _text.Length)..Math.Min(end, _text.Length)];
        return (next.Length > 4 && next.EndsWith("ed"u8)) || (Vocabulary.RoleOf(next) & WordRole.Function) != 0;
    }

    private readonly bool PhraseEnds()
    {
        if (_position >= _text.Length)
            return true;
        if (_text[_position] != ' ')
            return _text[_position] is not ((byte)'=' or (byte)'(');
        int end = _position + 1;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        if (end == _position + 1)
            return !ByteClasses.IsWord(At(end)) && At(end) is not ((byte)'=' or (byte)'<');
        return (Vocabulary.RoleOf(_text[(_position + 1)..end]) & (WordRole.Preposition | WordRole.Function)) != 0;
    }
}
