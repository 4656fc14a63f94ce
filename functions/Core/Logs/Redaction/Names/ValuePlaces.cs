using RoleFerry.Core.Logs.Redaction.Escapes;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Finds where the value of a name begins.</summary>
internal static class ValuePlaces
{
    private const int LongestTag = 256;

    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    /// <summary>What a sentence may say between the name and the value.</summary>
    private static readonly string[] Verbs = ["is", "was", "provided", "given", "used", "set to", "changed to"];

    /// <param name="text">The text.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="end">Where it ends.</param>
    public static ValuePlace Find(in EscapedText text, int start, int end)
    {
        var chars = text.Chars;
        if (start > 0 && IsTag(chars, start) && Element(text, end) is { Sign: not ValueSign.None } element)
            return element;
        if (chars[start..end].Equals("identified", IgnoreCase))
            return Identified(text, start, end);
        bool isQuoted = start > 0 && end < chars.Length && chars[end] is '"' or '\'' or '`' && IsOpening(chars, start);
        int at = BehindClosing(chars, end);
        int behind = BehindSpace(chars, at, overLines: isQuoted);
        if (behind == chars.Length)
            return default;
        var found = Sign(text, at, behind, isQuoted);
        if (found.Sign != ValueSign.None)
            return found;
        bool isOption = start > 0 && chars[start - 1] == '-';
        // Names and values in YAML, each on lines of its own or in one.
        int below = BehindSpace(chars, behind + (chars[behind] is ',' or ';' ? 1 : 0), overLines: true);
        if (!isQuoted && below > end && chars[below..].StartsWith("value: "))
            return new ValuePlace(BehindSpace(chars, below + "value: ".Length), text.LayersOf(below), ValueSign.Field);
        if (isQuoted)
            return Pair(text, behind) is var pair && pair.Sign == ValueSign.Pair && isOption
                ? pair with
                {
                    Sign = ValueSign.Option,
                }
                : pair;
        if (behind == at)
            return default;
        if (isOption && chars[behind] != '-')
            return new ValuePlace(behind, text.LayersOf(behind - 1), ValueSign.Option);
        if (chars[behind] is '"' or '\'' or '`')
            return new ValuePlace(behind, text.LayersOf(behind), ValueSign.Quote);
        return Sentence(text, behind);
    }

    /// <summary>
    /// https://dev.mysql.com/doc/refman/8.4/en/create-user.html: <c>CREATE USER a IDENTIFIED WITH b BY 'x'</c>.
    /// </summary>
    private static ValuePlace Identified(in EscapedText text, int start, int end)
    {
        var chars = text.Chars;
        var before = chars[Math.Max(0, start - LongestTag)..start];
        if (!before.Contains("user", IgnoreCase) && !before.Contains("grant", IgnoreCase))
            return default;
        var behind = chars[end..Math.Min(chars.Length, end + LongestTag)];
        int by = behind.IndexOf(" by ", IgnoreCase);
        int quote = by < 0 ? -1 : behind[by..].IndexOfAny('\'', '"');
        return quote < 0 ? default : new ValuePlace(end + by + quote, text.LayersOf(end + by + quote), ValueSign.Quote);
    }

    /// <summary>The first character that is no space.</summary>
    public static int BehindSpace(ReadOnlySpan<char> chars, int at, bool overLines = false)
    {
        while (at < chars.Length && (chars[at] is ' ' or '\t' || (overLines && chars[at] is '\n' or '\r')))
            at++;
        return at;
    }

    private static ValuePlace Sign(in EscapedText text, int at, int behind, bool isQuoted)
    {
        var rest = text.Chars[behind..];
        int length = rest switch
        {
            [':', ':', ..] => 0,
            [':', '=', ..] or ['=', '>', ..] or ['-', '>', ..] or ['=', '=', ..] or ['=', '~', ..] => 2,
            [':' or '=', ..] => 1,
            ['(', '"' or '\'', ..] when at == behind => 1,
            _ => 0,
        };
        if (length == 0)
            return default;
        if (rest[0] == '(')
            return new ValuePlace(behind + 1, text.LayersOf(behind + 1), ValueSign.Quote);
        int value = BehindSpace(text.Chars, behind + length, overLines: isQuoted);
        // PostgreSQL: Key (password)=(x) already exists.
        if (value < text.Chars.Length && text.Chars[value] == '(' && at > 0 && text.Chars[at - 1] == ')')
            value++;
        bool isField = isQuoted || rest[0] != ':' || length == 2;
        return new ValuePlace(value, text.LayersOf(behind), isField ? ValueSign.Field : ValueSign.Colon);
    }

    /// <summary>A name and a value side by side, or as two fields: <c>"name": "password", "value": "x"</c>.</summary>
    private static ValuePlace Pair(in EscapedText text, int at)
    {
        var chars = text.Chars;
        Layers layers = text.LayersOf(at);
        if (chars[at] == '>')
            return new ValuePlace(at + 1, layers, ValueSign.Element);
        if (chars[at] == ',')
            at = BehindSpace(chars, at + 1, overLines: true);
        int quote = at < chars.Length && chars[at] is '"' or '\'' ? 1 : 0;
        if (chars[(at + quote)..].StartsWith("value", IgnoreCase))
        {
            int behind = BehindClosing(chars, at + quote + "value".Length);
            behind = BehindSpace(chars, behind);
            if (behind < chars.Length && chars[behind] is ':' or '=')
                return new ValuePlace(BehindSpace(chars, behind + 1), layers, ValueSign.Field);
        }

        return quote == 1 ? new ValuePlace(at, layers, ValueSign.Pair) : default;
    }

    private static ValuePlace Sentence(in EscapedText text, int at)
    {
        var chars = text.Chars;
        // The password of somebody: x.
        if (chars[at..].StartsWith("for ") || chars[at..].StartsWith("of "))
        {
            var rest = chars[at..Math.Min(chars.Length, at + LongestTag)];
            int colon = rest.IndexOf(": ");
            return colon < 0 || rest[..colon].Count(' ') > 2
                ? default
                : new ValuePlace(at + colon + 2, text.LayersOf(at + colon), ValueSign.Sentence);
        }

        foreach (string word in Verbs)
        {
            if (!chars[at..].StartsWith(word, IgnoreCase))
                continue;
            int behind = at + word.Length;
            if (behind < chars.Length && chars[behind] is ':' or '=')
                return new ValuePlace(BehindSpace(chars, behind + 1), text.LayersOf(behind), ValueSign.Colon);
            if (behind < chars.Length && chars[behind] == ' ')
                return new ValuePlace(BehindSpace(chars, behind), text.LayersOf(behind), ValueSign.Sentence);
        }

        return default;
    }

    private static ValuePlace Element(in EscapedText text, int at)
    {
        var chars = text.Chars;
        for (int i = at; i < chars.Length && i < at + LongestTag; i++)
        {
            if (chars[i] == '>')
                return chars[i - 1] == '/'
                    ? ValueAttribute(text, at, i)
                    : new ValuePlace(i + 1, text.LayersOf(i), ValueSign.Element);
            if (chars[i] is '<' or '\n' || (i == at && chars[i] is not (' ' or '\t')))
                return default;
        }

        return default;
    }

    /// <summary>The value of an element without content: <c>&lt;secret value="x"/&gt;</c>.</summary>
    private static ValuePlace ValueAttribute(in EscapedText text, int start, int end)
    {
        const string attribute = " value=";
        int found = text.Chars[start..end].IndexOf(attribute, IgnoreCase);
        int value = start + found + attribute.Length;
        return found < 0 ? default : new ValuePlace(value, text.LayersOf(value - 1), ValueSign.Field);
    }

    /// <summary>Whether a name is one of an element: behind &lt;, and a namespace's prefix at most.</summary>
    private static bool IsTag(ReadOnlySpan<char> chars, int start)
    {
        int at = start - 1;
        if (chars[at] == ':')
        {
            at--;
            while (at >= 0 && char.IsAsciiLetterOrDigit(chars[at]))
                at--;
        }

        return at >= 0 && chars[at] == '<';
    }

    private static bool IsOpening(ReadOnlySpan<char> chars, int start)
    {
        int at = start - 1;
        while (at > 0 && chars[at] == '-')
            at--;
        return chars[at] is '"' or '\'' or '`';
    }

    private static int BehindClosing(ReadOnlySpan<char> chars, int at)
    {
        for (int i = 0; i < 2 && at < chars.Length && chars[at] is '"' or '\'' or '`' or ']' or ')'; i++)
            at++;
        return at;
    }
}
