using System.Buffers;

namespace RoleFerry.Core.Logs.Templates;

/// <content>Values that say what happened, and stay: codes, error statuses, names of constraints and modules.</content>
internal ref partial struct MessageMasker
{
    /// <summary>A longer value is data.</summary>
    private const int MaxCodeLength = 48;

    /// <summary>PostgreSQL's identifiers have at most 63 bytes, MySQL's 64 characters.</summary>
    private const int MaxIdentifierLength = 64;

    private static readonly SearchValues<byte> CodeGap = SearchValues.Create(" :=[(#\"'"u8);
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> StateBytes = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8
    );

    private static readonly SearchValues<byte> ConstantBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-.:"u8
    );

    /// <summary>Remembers a word that a code may follow: <c>exited with code</c>, <c>status</c>, <c>HTTP</c>.</summary>
    private void NoteCode(int start, WordRole role)
    {
        role &= WordRole.AnyCode;
        if (role == WordRole.None || _isAccess)
            return;
        bool goesOn = _codeEnd >= 0 && start - _codeEnd <= " with ".Length;
        _codeRole = role | (goesOn ? _codeRole & (WordRole.Exit | WordRole.Code) : WordRole.None);
        _codeEnd = _position;
    }

    /// <summary>Whether a word with digits is a code: by the word before it, by its form, or by what follows.</summary>
    private readonly bool IsCode(int start)
    {
        var word = _text[start.._position];
        if (IsVendorsCode(word) || word.StartsWith("HTTP/"u8))
            return true;
        if (_codeEnd >= 0 && start > _codeEnd && start - _codeEnd <= 4)
        {
            var gap = _text[_codeEnd..start];
            if (!gap.ContainsAnyExcept(CodeGap) && IsCode(word, _codeRole))
                return (_codeRole & ~(WordRole.Answer | WordRole.Numbered)) != 0 || SentenceEnds();
            if ((_codeRole & WordRole.Numbered) != 0 && gap is [(byte)' '] or [(byte)':', (byte)' '])
                return IsNumbered(word, gap.Length == 1) && SentenceEnds() && !_text[_position..].StartsWith(" of "u8);
        }

        return IsErrorStatus(word) && (NextRole() & WordRole.Status) == 0 && (NextRole() & WordRole.Phrase) != 0;
    }

    /// <summary>A short number right behind the word, or letters and a number: 1045, TS2345, P2002.</summary>
    private static bool IsNumbered(ReadOnlySpan<byte> word, bool mayBePlain)
    {
        var number = word.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);
        bool hasLetters = number.Length < word.Length;
        return (hasLetters ? number.Length is >= 3 and <= 5 : mayBePlain && number.Length is >= 1 and <= 5)
            && !number.ContainsAnyExcept(NumberBytes);
    }

    private static bool IsCode(ReadOnlySpan<byte> word, WordRole role)
    {
        word = word.TrimStart((byte)'-');
        if ((role & (WordRole.Status | WordRole.Answer)) != 0 && IsErrorStatus(word))
            return true;
        bool isNumber = word.Length > 0 && !word.ContainsAnyExcept(NumberBytes);
        if ((role & WordRole.Exit) != 0 && isNumber && word.Length <= 3)
            return true;
        if ((role & WordRole.Code) == 0)
            return false;
        bool isSuccess = word is [(byte)'2' or (byte)'3', _, _];
        if (isNumber && word.Length <= 5)
            return !isSuccess;
        return (word.Length == 5 && !word.ContainsAnyExcept(StateBytes))
            || (word.Length == "0x80004005"u8.Length && word.StartsWith("0x"u8));
    }

    /// <summary>4xx and 5xx, whole: https://www.rfc-editor.org/rfc/rfc9110#section-15.</summary>
    private static bool IsErrorStatus(ReadOnlySpan<byte> word) =>
        word is [(byte)'4' or (byte)'5', >= (byte)'0' and <= (byte)'9', >= (byte)'0' and <= (byte)'9'];

    /// <summary>Codes whose letters make them known: Oracle's, MongoDB's E11000, Azure's, Db2's.</summary>
    private static bool IsVendorsCode(ReadOnlySpan<byte> word)
    {
        if (word[0] is < (byte)'A' or > (byte)'Z')
            return false;
        int digit = word.IndexOfAny(NumberBytes);
        if (digit < 1 || word.Length - digit is < 4 or > 7)
            return false;
        var letters = word[..digit];
        return letters.SequenceEqual("ORA-"u8)
            || letters.SequenceEqual("PLS-"u8)
            || letters.SequenceEqual("TNS-"u8)
            || letters.SequenceEqual("DPY-"u8)
            || letters.SequenceEqual("DPI-"u8)
            || letters.SequenceEqual("MY-"u8)
            || letters.SequenceEqual("AADSTS"u8)
            || (letters.SequenceEqual("E"u8) && word[digit..].SequenceEqual("11000"u8))
            || (letters.SequenceEqual("SQL"u8) && word[^1] is (byte)'N' or (byte)'C');
    }

    /// <summary>Whether no noun follows that the number would count: <c>answered 503 for a user</c>.</summary>
    private readonly bool SentenceEnds()
    {
        if (At(_position) != ' ' || _position >= _text.Length)
            return true;
        return At(_position + 1) is >= (byte)'A' and <= (byte)'Z'
            || !ByteClasses.IsLetter(At(_position + 1))
            || (NextRole() & (WordRole.Preposition | WordRole.Function)) != 0;
    }

    /// <summary>The role of the word behind a single space.</summary>
    private readonly WordRole NextRole()
    {
        int end = _position + 1;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        return end > _text.Length || end == _position + 1
            ? WordRole.None
            : Vocabulary.RoleOf(_text[(_position + 1)..end]);
    }

    /// <summary>Whether the quotation just found decides, so that it stays.</summary>
    private readonly bool Decides(int open, int close)
    {
        var inside = _text[(open + 1)..close];
        if (
            _codeEnd >= 0
            && open > _codeEnd
            && open - _codeEnd <= 3
            && !_text[_codeEnd..open].ContainsAnyExcept(CodeGap)
        )
            return IsConstant(inside) || IsCode(inside, _codeRole);
        // A minifier calls things by one letter, and by another with each build.
        bool isNamed =
            ((_previous & WordRole.Named) != 0 && inside.Length > 1)
            || ((_previous & WordRole.NamedBy) != 0 && (_beforePrevious & WordRole.Named) != 0)
            || ((_previous & WordRole.Key) != 0 && (_beforePrevious & WordRole.For) != 0);
        return isNamed && IsIdentifier(inside);
    }

    /// <summary>A word without digits: ECONNREFUSED, NoSuchKey, deadline-exceeded.</summary>
    private static bool IsConstant(ReadOnlySpan<byte> value) =>
        value.Length is > 1 and <= MaxCodeLength && !value.ContainsAnyExcept(ConstantBytes);

    /// <summary>The name of something in a schema or program; one with many digits varies, as partitions do.</summary>
    private static bool IsIdentifier(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > MaxIdentifierLength)
            return false;
        int digits = 0;
        foreach (byte value in name)
        {
            if (ByteClasses.IsDigit(value))
                digits++;
            else if (
                !ByteClasses.IsLetter(value)
                && value is not ((byte)'_' or (byte)'.' or (byte)'$' or (byte)'-' or (byte)'/' or (byte)'@')
            )
                return false;
        }

        return digits <= 2;
    }

    /// <summary>The role of the key before an equals sign: of status_code in http.status_code.</summary>
    private readonly WordRole RoleOfKey(int equals)
    {
        int end = equals;
        while (end > 0 && _text[end - 1] == ' ')
            end--;
        int start = end;
        while (start > 0 && ByteClasses.IsWord(_text[start - 1]) && _text[start - 1] != '.')
            start--;
        return Vocabulary.RoleOf(_text[start..end]);
    }

    /// <summary>
    /// Lets a key's value stay that decides. A text is read like the rest of the message, also between quotation marks.
    /// </summary>
    private bool KeepsValue(WordRole key, int start, int end)
    {
        if ((key & WordRole.Text) != 0)
        {
            if (_text[start] is (byte)'"' or (byte)'\'' && end - start > 1 && _text[end - 1] == _text[start])
            {
                _openQuoteEnd = end - 1;
                _position = start + 1;
            }

            return true;
        }

        var value = _text[start..end].Trim("\"'"u8);
        if (
            (key & WordRole.AnyCode & ~(WordRole.Answer | WordRole.Numbered)) == 0
            || (!IsConstant(value) && !IsCode(value, key))
        )
            return false;
        _output.Note(start, end, MaskKind.Code);
        _position = end;
        return true;
    }
}
