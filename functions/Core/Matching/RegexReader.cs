using System.Globalization;
using System.Text;

namespace RoleFerry.Core.Matching;

/// <summary>
/// Reads a regular expression as RE2 has them, which Alertmanager's are, and writes it for the engine so that it means
/// the same: classes know ASCII, <c>$</c> is the very end, a dot is one character even beyond 16 bits. What RE2 refuses
/// is refused. Which repetition is greedy makes no difference to what matches whole. Unlike there, a dot matches a new
/// line too. https://github.com/google/re2/wiki/Syntax
/// </summary>
internal sealed partial class RegexReader(string text)
{
    private const int Deepest = 1_000;

    private readonly StringBuilder _written = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _at;
    private Flags _flags = new(AnyCase: false, DotAll: true, Multiline: false);
    private bool _takesOthersAlike = true;
    private int _boundary = -1;

    /// <summary>The expression for the engine.</summary>
    /// <param name="text">The expression.</param>
    /// <returns>
    /// With it, whether the engine has to be given a text without letters beyond ASCII, for what it takes for the
    /// boundary of a word: <see cref="Matcher"/> puts something else in their place.
    /// </returns>
    /// <exception cref="RegexSyntaxException">RE2 refuses it, or it has what is not supported here.</exception>
    public static (string Expression, bool IsAscii) Read(string text)
    {
        var reader = new RegexReader(text);
        reader.Alternatives(0);
        if (reader._at < text.Length)
            throw reader.Wrong("a ) without its (");
        if (reader._boundary >= 0 && !reader._takesOthersAlike)
            throw new RegexSyntaxException(
                @"\b and \B know ASCII only; here they cannot be used together with other letters",
                reader._boundary
            );
        return (reader._written.ToString(), reader._boundary >= 0);
    }

    /// <summary>Reads up to the end, or the bracket that closes the group.</summary>
    /// <returns>How often the most repeated of it is repeated.</returns>
    private int Alternatives(int depth)
    {
        if (depth > Deepest)
            throw Wrong("it is nested too deep");
        var (flags, most) = (_flags, 1);
        while (_at < text.Length && text[_at] != ')')
        {
            if (text[_at] == '|')
            {
                _written.Append('|');
                _at++;
            }
            else
            {
                most = Math.Max(most, Repeated(Atom(depth)));
            }
        }

        _flags = flags;
        return most;
    }

    /// <returns>How often the most repeated of it is repeated; 0 where nothing is there to repeat.</returns>
    private int Atom(int depth)
    {
        switch (text[_at])
        {
            case '(':
                return Group(depth);
            case '[':
                Write(Class());
                return 1;
            case '.':
                _at++;
                if (_flags.DotAll && _at < text.Length && text[_at] == '*')
                    _written.Append(@"[\s\S]"); // The same texts, in half the states.
                else
                    Write(_flags.DotAll ? CodePoints.All : CodePoints.Of('\n', '\n').Negated());
                return 1;
            case '^':
                _at++;
                _written.Append(_flags.Multiline ? "(?m:^)" : @"(?:\A)");
                return 1;
            case '$':
                _at++;
                _written.Append(_flags.Multiline ? "(?m:$)" : @"(?:\z)");
                return 1;
            case '\\':
                return Escape();
            default:
                if (RepetitionAt(_at) is not null)
                    throw Wrong("nothing is before it to repeat");
                Write(Cased(RuneAt()));
                return 1;
        }
    }

    private int Group(int depth)
    {
        var begin = _at++;
        var flags = _flags;
        if (_at < text.Length && text[_at] == '?' && !GroupHead())
            return 0;
        _written.Append("(?:");
        var most = Alternatives(depth + 1);
        if (_at == text.Length)
            throw new RegexSyntaxException("a ( without its )", begin);
        _at++;
        _written.Append(')');
        _flags = flags;
        return most;
    }

    /// <summary>Behind <c>(</c>: a name or flags.</summary>
    /// <returns>Whether a group follows; false where the flags count for the rest of the one around.</returns>
    private bool GroupHead()
    {
        var rest = text.AsSpan(_at);
        if (rest.StartsWith("?P<") || (rest.StartsWith("?<") && !rest.StartsWith("?<=") && !rest.StartsWith("?<!")))
        {
            var (from, end) = (_at + rest.IndexOf('<') + 1, text.IndexOf('>', _at));
            var name = end < 0 ? "" : text[from..end];
            if (name.Length == 0 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
                throw Wrong("the group has no name of letters, digits and _");
            if (!_names.Add(name))
                throw Wrong($"two groups are called {name}");
            _at = end + 1;
            return true;
        }

        var (sign, wasSet) = (true, false);
        for (_at++; _at < text.Length; _at++)
        {
            switch (text[_at])
            {
                case 'i' or 's' or 'm' or 'U':
                    _flags = _flags.Set(text[_at], sign);
                    wasSet = true;
                    continue;
                case '-' when sign:
                    (sign, wasSet) = (false, false);
                    continue;
                case ':' or ')' when sign || wasSet:
                    return text[_at++] == ':';
            }

            break;
        }

        throw Wrong("lookaround, atomic groups and conditions are not supported, and flags are i, m, s and U");
    }

    private int Escape()
    {
        var (begin, letter) = (_at, _at + 1 < text.Length ? text[_at + 1] : '\0');
        switch (letter)
        {
            case 'A' or 'z' or 'b' or 'B':
                _at += 2;
                _boundary = letter is 'b' or 'B' && _boundary < 0 ? begin : _boundary;
                _written.Append(CultureInfo.InvariantCulture, $@"(?:\{letter})");
                return 1;
            case 'Q':
                return Quoted();
            default:
                Write(NamedClass() ?? Cased(EscapedRune()));
                return 1;
        }
    }

    /// <summary><c>\Q...\E</c>: as it stands. What follows repeats the last of it.</summary>
    private int Quoted()
    {
        _at += 2;
        var end = text.IndexOf(@"\E", _at, StringComparison.Ordinal);
        var last = end < 0 ? text.Length : end;
        var isEmpty = _at == last;
        while (_at < last)
            Write(Cased(RuneAt()));
        _at = end < 0 ? last : end + 2;
        return isEmpty ? 0 : 1;
    }

    private CodePoints Cased(int rune)
    {
        var one = CodePoints.Of(rune, rune);
        return _flags.AnyCase ? one.InAnyCase() : one;
    }

    private void Write(CodePoints set)
    {
        _takesOthersAlike &= set.TakesOthersAlike;
        set.Write(_written);
    }

    /// <summary>A character, which may be two units.</summary>
    private int RuneAt()
    {
        if (Rune.TryGetRuneAt(text, _at, out var rune))
        {
            _at += rune.Utf16SequenceLength;
            return rune.Value;
        }

        throw Wrong("it is no text");
    }

    private RegexSyntaxException Wrong(string what) => new(what, Math.Min(_at, text.Length));

    private readonly record struct Flags(bool AnyCase, bool DotAll, bool Multiline)
    {
        public Flags Set(char flag, bool on) =>
            flag switch
            {
                'i' => this with { AnyCase = on },
                's' => this with { DotAll = on },
                'm' => this with { Multiline = on },
                _ => this, // U: which repetition is greedy.
            };
    }
}
