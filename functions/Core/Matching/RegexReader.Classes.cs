using System.Globalization;

namespace RoleFerry.Core.Matching;

/// <content>Sets of characters, escapes and repetitions.</content>
internal sealed partial class RegexReader
{
    /// <summary>RE2's, nested ones multiplied.</summary>
    private const int MostRepeats = 1_000;

    /// <summary>Behind an atom, whatever repeats it.</summary>
    /// <param name="most">How often the most repeated of the atom is repeated; 0 where there is none.</param>
    private int Repeated(int most)
    {
        if (_at == text.Length || RepetitionAt(_at) is not { } repetition)
            return most;
        if (most == 0)
            throw Wrong("nothing is before it to repeat");
        if (most * (long)repetition.Most > MostRepeats)
            throw Wrong($"it repeats more than {MostRepeats} times");
        _written.Append(text, _at, repetition.Length);
        _at += repetition.Length;
        if (_at < text.Length && text[_at] == '?')
            _at++; // Lazy.
        if (_at < text.Length && RepetitionAt(_at) is not null)
            throw Wrong("a repetition of a repetition; put the inner one between ( and )");
        return most * repetition.Most;
    }

    /// <summary>
    /// <c>* + ?</c>, <c>{2}</c>, <c>{2,}</c> or <c>{2,5}</c>; null for anything else. Another <c>{</c> is a character.
    /// </summary>
    private (int Length, int Most)? RepetitionAt(int at)
    {
        if (text[at] is '*' or '+' or '?')
            return (1, 1);
        if (text[at] != '{' || text.IndexOf('}', at) is not (> 0 and var end))
            return null;
        var parts = text[(at + 1)..end].Split(',');
        if (
            parts.Length > 2
            || !IsNumber(parts[0])
            || !(parts.Length == 1 || parts[1].Length == 0 || IsNumber(parts[1]))
        )
            return null;
        var (least, most) = (Number(parts[0]), Number(parts[^1].Length == 0 ? parts[0] : parts[^1]));
        if (least > MostRepeats || most > MostRepeats || most < least)
            throw new RegexSyntaxException($"it repeats at most {MostRepeats} times, the smaller number first", at);
        return (end + 1 - at, Math.Max(most, 1));

        static bool IsNumber(string digits) =>
            digits.Length > 0 && digits.All(char.IsAsciiDigit) && (digits.Length == 1 || digits[0] != '0');

        static int Number(string digits) =>
            digits.Length > 4 ? int.MaxValue : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    /// <summary><c>[a-z]</c> and the like.</summary>
    private CodePoints Class()
    {
        var begin = _at++;
        var isNegated = _at < text.Length && text[_at] == '^';
        _at += isNegated ? 1 : 0;
        var set = CodePoints.None;
        for (var isFirst = true; isFirst || _at == text.Length || text[_at] != ']'; isFirst = false)
        {
            if (_at == text.Length)
                throw new RegexSyntaxException("a [ without its ]", begin);
            set = set.With(PosixClass() ?? (text[_at] == '\\' ? NamedClass() : null) ?? Range());
        }

        _at++;
        return isNegated ? set.Negated() : set;
    }

    private CodePoints Range()
    {
        var begin = _at;
        var from = ClassRune();
        var to = from;
        if (_at + 1 < text.Length && text[_at] == '-' && text[_at + 1] != ']')
        {
            _at++;
            to = ClassRune();
        }

        if (to < from)
            throw new RegexSyntaxException("a range ends before it begins", begin);
        var range = CodePoints.Of(from, to);
        return _flags.AnyCase ? range.InAnyCase() : range;
    }

    private int ClassRune() => text[_at] == '\\' ? EscapedRune() : RuneAt();

    /// <summary><c>[:alpha:]</c> within a class; null where none begins.</summary>
    private CodePoints? PosixClass()
    {
        if (
            string.CompareOrdinal(text, _at, "[:", 0, 2) != 0
            || text.IndexOf(":]", _at + 2, StringComparison.Ordinal) is not (>= 0 and var end)
        )
            return null;
        var name = text[(_at + 2)..end];
        var isNegated = name.StartsWith('^');
        if (CharacterClasses.OfPosix(isNegated ? name[1..] : name) is not { } set)
            throw Wrong($"there is no class [:{name}:]");
        _at = end + 2;
        return Named(set, isNegated);
    }

    /// <summary><c>\d</c>, <c>\pL</c>, <c>\p{Lu}</c> and the like; null where none begins.</summary>
    private CodePoints? NamedClass()
    {
        var letter = _at + 1 < text.Length ? text[_at + 1] : '\0';
        if (CharacterClasses.OfLetter(char.ToLowerInvariant(letter)) is { } set)
        {
            _at += 2;
            return Named(set, char.IsAsciiLetterUpper(letter));
        }

        if (letter is not ('p' or 'P'))
            return null;
        var from = _at + 2;
        var isBraced = from < text.Length && text[from] == '{';
        var end = isBraced ? text.IndexOf('}', from) : Math.Min(from + 1, text.Length);
        var name = end < 0 ? "" : text[(isBraced ? from + 1 : from)..end];
        var isNegated = name.StartsWith('^');
        if (CharacterClasses.OfUnicode(isNegated ? name[1..] : name) is not { } category)
            throw Wrong(
                $@"\{letter} takes a general category of Unicode, as in \pL or \p{{Lu}}; scripts are not supported"
            );
        _at = isBraced ? end + 1 : end;
        return Named(category, isNegated != (letter == 'P'));
    }

    private CodePoints Named(CodePoints set, bool isNegated)
    {
        set = _flags.AnyCase ? set.InAnyCase() : set;
        return isNegated ? set.Negated() : set;
    }

    /// <summary>One character behind a backslash.</summary>
    private int EscapedRune()
    {
        var begin = _at++;
        var c = _at < text.Length ? text[_at] : '\0';
        _at++;
        switch (c)
        {
            case >= '1' and <= '7' when _at == text.Length || text[_at] is < '0' or > '7':
                break;
            case >= '0' and <= '7':
                var value = c - '0';
                for (var i = 0; i < 2 && _at < text.Length && text[_at] is >= '0' and <= '7'; i++)
                    value = (value * 8) + text[_at++] - '0';
                return value;
            case 'x' when Hex() is { } hex:
                return hex;
            case 'a':
                return '\a';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'v':
                return '\v';
            case > '\0' and <= '\x7F' when !char.IsAsciiLetterOrDigit(c):
                return c;
        }

        throw new RegexSyntaxException(
            c is >= '1' and <= '9' ? "backreferences are not supported" : "a backslash before what needs none",
            begin
        );
    }

    /// <summary>Behind <c>\x</c>: two digits, or any number between braces.</summary>
    private int? Hex()
    {
        var isBraced = _at < text.Length && text[_at] == '{';
        var end = isBraced ? text.IndexOf('}', _at) : _at + 2;
        if (end < 0 || end > text.Length)
            return null;
        var digits = text.AsSpan(isBraced ? _at + 1 : _at, end - _at - (isBraced ? 1 : 0));
        if (
            !int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value is < 0 or > CodePoints.Last or (>= 0xD800 and <= 0xDFFF)
        )
            return null;
        _at = isBraced ? end + 1 : end;
        return value;
    }
}
