using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace RoleFerry.Core.Matching;

/// <summary>Takes the text of matchers to pieces: <see cref="MatcherText"/> says how it is written.</summary>
internal sealed class MatcherReader
{
    private const string Reserved = "{}!=~,\\\"'`";

    private readonly string _text;
    private readonly bool _spaces;
    private readonly List<(string Label, MatchOperator Operator, string Value)> _parts = [];
    private int _at;

    private MatcherReader(string text, bool spaces) => (_text, _spaces) = (text, spaces);

    /// <summary>Reads all of it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="spaces">Whether white space separates as a comma does.</param>
    /// <param name="parts">Each matcher's label, operator and value, the value without quotes; at least one.</param>
    /// <param name="error">What is wrong, in a sentence.</param>
    public static bool TryRead(
        string text,
        bool spaces,
        out IReadOnlyList<(string Label, MatchOperator Operator, string Value)> parts,
        [NotNullWhen(false)] out string? error
    )
    {
        var reader = new MatcherReader(text, spaces);
        error = reader.All();
        parts = reader._parts;
        return error is null;
    }

    private string? All()
    {
        SkipSpace();
        var isBraced = Take('{');
        do
        {
            if (_parts.Count > 0 && (isBraced ? _at < _text.Length && _text[_at] == '}' : _at == _text.Length))
                break; // A comma at the end is nothing.
            if (One() is { } error)
                return error;
        } while (Take(',') || (_spaces && _at < _text.Length && _text[_at] != '}'));

        if (isBraced && !Take('}'))
            return $"`{_text}` has a {{ without its }}, or no comma between two matchers.";
        if (_at == _text.Length)
            return null;
        return _text[_at] == '}'
            ? $"`{_text}` has a }} without its {{. If it belongs to a value, put that between double quotes."
            : $"`{_text[_at..]}` in `{_text}` follows a whole matcher: put a comma between matchers, and a value with "
                + "white space between double quotes.";
    }

    private string? One()
    {
        var begin = _at;
        while (_at < _text.Length && _text[_at] is not ('=' or '!' or ',' or '"'))
            _at++;
        var label = _text[begin.._at].Trim();
        if (Operator() is not { } @operator)
        {
            var end = _text.IndexOf(',', begin) is >= 0 and var comma ? comma : _text.Length;
            return $"`{_text[begin..end].Trim()}` is not a matcher. Write a label, one of = != =~ !~, and a value, as "
                + "in severity=P0.";
        }

        if (!LabelName.IsValid(label))
            return $"`{label}` is not a label name. Use letters, digits and _, not beginning with a digit.";
        SkipSpace();
        var from = _at;
        if ((_at < _text.Length && _text[_at] == '"' ? Quoted() : Bare()) is not { } value)
            return Flaw(from);
        _parts.Add((label, @operator, value));
        SkipSpace();
        return null;
    }

    private MatchOperator? Operator()
    {
        (MatchOperator? @operator, var length) = _text.AsSpan(_at) switch
        {
            ['=', '~', ..] => (MatchOperator.Regex, 2),
            ['!', '~', ..] => (MatchOperator.NotRegex, 2),
            ['!', '=', ..] => (MatchOperator.NotEqual, 2),
            ['=', ..] => (MatchOperator.Equal, 1),
            _ => ((MatchOperator?)null, 0),
        };
        _at += length;
        return @operator;
    }

    /// <summary>A value without quotes, empty too; null where a character does not stand without them.</summary>
    private string? Bare()
    {
        var begin = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && !Reserved.Contains(_text[_at]))
            _at++;
        return _at == _text.Length || _text[_at] is ',' or '}' || char.IsWhiteSpace(_text[_at])
            ? _text[begin.._at]
            : null;
    }

    /// <summary>Between quotes; null where the closing one is missing, or something else follows it.</summary>
    private string? Quoted()
    {
        var value = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            var c = _text[_at];
            if (c == '"')
            {
                _at++;
                return _at == _text.Length || _text[_at] is ',' or '}' || char.IsWhiteSpace(_text[_at])
                    ? value.ToString()
                    : null;
            }

            var isEscape = c == '\\' && _at + 1 < _text.Length && _text[_at + 1] is '"' or '\\' or 'n';
            value.Append(isEscape ? Unescape(_text[++_at]) : c);
        }

        return null;
    }

    private string Flaw(int from)
    {
        if (_text[from] == '"')
            return $"The value in `{_text}` has an opening quote, and text after the closing one or no closing one.";
        if (_at == from && _text[_at] is '=' or '~' or '!')
            return $"`{_text}` has more than one of = != =~ !~ in a row. If the value begins with one, put it between "
                + "double quotes.";
        return $"The value in `{_text}` has a {_text[_at]}: put it between double quotes, as in "
            + "alarmname=\"a value, with marks\".";
    }

    private bool Take(char mark)
    {
        if (_at == _text.Length || _text[_at] != mark)
            return false;
        _at++;
        SkipSpace();
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private static char Unescape(char c) => c == 'n' ? '\n' : c;
}
