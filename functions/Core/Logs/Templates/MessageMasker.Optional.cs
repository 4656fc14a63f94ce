using System.Buffers;

namespace RoleFerry.Core.Logs.Templates;

/// <content>What is there in one message and not in the next: how many, how long, how large.</content>
internal ref partial struct MessageMasker
{
    private const int MaxRemarkLength = 48;
    private const int MaxListLength = 512;

    private static readonly SearchValues<byte> Quantities = SearchValues.Create("0123456789.,/%+-~<>"u8);

    /// <summary>
    /// Leaves out a remark in brackets that counts or measures: <c> (1.2 KB)</c>, <c> (attempt 2 of 5)</c>.
    /// </summary>
    private void Parenthesis()
    {
        var rest = _text[(_position + 1)..];
        int length = rest[..Math.Min(rest.Length, MaxRemarkLength)].IndexOfAny((byte)'(', (byte)')');
        if (At(_position - 1) != ' ' || length <= 0 || rest[length] != ')' || !IsRemark(rest[..length]))
        {
            Stay();
            return;
        }

        Flush(_position - 1);
        _output.Note(_position, _position + length + 2, MaskKind.Remark);
        _copied = _position = _position + length + 2;
        _previous = _beforePrevious = WordRole.None;
    }

    /// <summary>Numbers with units, and words such as <c>attempt</c> with numbers.</summary>
    private static bool IsRemark(ReadOnlySpan<byte> text)
    {
        bool hasNumber = false;
        bool hasWord = false;
        foreach (var range in text.Split((byte)' '))
        {
            var word = text[range].TrimEnd(",:"u8);
            int unit = word.IndexOfAnyExcept(Quantities);
            bool isNumber = unit != 0 && word.ContainsAny(NumberBytes);
            hasNumber |= isNumber;
            hasWord |= word.EndsWith("%"u8);
            if (unit < 0)
                continue;
            var role = Vocabulary.RoleOf(word[unit..]);
            if ((role & (WordRole.Size | WordRole.Duration | WordRole.Remark)) == 0)
                return false;
            hasWord = true;
        }

        return hasNumber && hasWord;
    }

    /// <summary>
    /// Masks what a list in square brackets holds, however much: <c>[]</c>, <c>[a]</c>, <c>[a, b]</c>.
    /// </summary>
    private void SquareBracket()
    {
        int open = _position;
        Stay();
        var rest = _text[_position..];
        int length = rest[..Math.Min(rest.Length, MaxListLength)].IndexOfAny((byte)'[', (byte)']');
        if (length < 0 || rest[length] != ']')
            return;
        var inside = rest[..length];
        var before = _text[..open].TrimEnd((byte)' ');
        bool followsPlural = before.EndsWith("s:"u8);
        bool isList = inside.IsEmpty
            ? At(open - 1) is (byte)' ' or (byte)':'
            : inside.Contains((byte)',') || followsPlural;
        if (isList && open > 0 && IsOfWords(inside))
            Mask(_position, _position + length, MaskKind.List);
    }

    private static bool IsOfWords(ReadOnlySpan<byte> list)
    {
        foreach (var range in list.Split((byte)','))
        {
            if (list[range].Trim((byte)' ').Contains((byte)' '))
                return false;
        }

        return true;
    }

    /// <summary>
    /// Writes the noun that a number counts, and its verb, as for one: <c>3 files were</c> as <c>1 file was</c>.
    /// </summary>
    private void Singular()
    {
        int start = _position + 1;
        int end = start;
        while (ByteClasses.IsLetter(At(end)))
            end++;
        if (At(_position) != ' ' || end - start < 3 || ByteClasses.IsWord(At(end)) || At(end) == '=')
            return;
        var noun = _text[start..end];
        if (_text[end..].StartsWith("(s)"u8))
        {
            Flush(end);
            _copied = _position = end + "(s)".Length;
            return;
        }

        var stem = StemOf(noun, out var ending);
        if (stem.Length == noun.Length || At(end) == '(')
            return;
        Flush(start + stem.Length);
        _output.Note(start, end, MaskKind.Remark);
        _output.Append(ending);
        _copied = _position = end;
        SingularVerb(" are"u8, " is"u8);
        SingularVerb(" were"u8, " was"u8);
        SingularVerb(" have"u8, " has"u8);
    }

    private void SingularVerb(ReadOnlySpan<byte> plural, ReadOnlySpan<byte> singular)
    {
        int end = _position + plural.Length;
        if (!_text[_position..].StartsWith(plural) || ByteClasses.IsWord(At(end)))
            return;
        Flush(_position);
        _output.Append(singular);
        _copied = _position = end;
    }

    private static ReadOnlySpan<byte> StemOf(ReadOnlySpan<byte> noun, out ReadOnlySpan<byte> ending)
    {
        ending = [];
        if (noun.EndsWith("ies"u8) && noun.Length > 4)
        {
            ending = "y"u8;
            return noun[..^3];
        }

        if (noun.EndsWith("ches"u8) || noun.EndsWith("shes"u8) || noun.EndsWith("xes"u8) || noun.EndsWith("sses"u8))
            return noun[..^2];
        bool isPlural = noun[^1] == 's' && noun[^2] is not ((byte)'s' or (byte)'u' or (byte)'i');
        return isPlural ? noun[..^1] : noun;
    }
}
