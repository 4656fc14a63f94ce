using RoleFerry.Core.Logs.Redaction.Escapes;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Finds where a value ends.</summary>
internal static class ValueEnds
{
    private const int LongestList = 4_096;
    private const int LongestName = 64;

    /// <summary>The end of a value, with its quotation marks or brackets.</summary>
    public static int Find(in EscapedText text, ValuePlace place)
    {
        var chars = text.Chars;
        int at = place.At;
        if (place.Sign == ValueSign.Element)
            return Until(text, at, '<', place.Layers);
        int quote = QuoteOf(chars, at);
        if (quote >= 0)
            return Quoted(text, quote);
        return chars[at] is '[' or '{' && List(text, at) is > 0 and var end ? end : Unquoted(text, place);
    }

    /// <summary>
    /// Where a value's quotation mark stands, behind the letters that some languages put before it; -1: it has none.
    /// </summary>
    public static int QuoteOf(ReadOnlySpan<char> chars, int at)
    {
        if (at < chars.Length && chars[at] is 'b' or 'B' or 'u' or 'r' or 'f' or 'N' or 'E' or '@' or '&' or '$')
            return at + 1 < chars.Length && chars[at + 1] is '"' or '\'' ? at + 1 : -1;
        return at < chars.Length && chars[at] is '"' or '\'' or '`' ? at : -1;
    }

    /// <summary>The end of what begins with a quotation mark; the text's where it is cut off.</summary>
    public static int Quoted(in EscapedText text, int quote)
    {
        var chars = text.Chars;
        char mark = chars[quote];
        Layers layers = text.LayersOf(quote);
        if (IsDoubled(chars, quote))
            return EndOfDoubled(chars, quote + 2);
        for (int i = quote + 1; i < chars.Length; i++)
        {
            if (chars[i] != mark || text.IsDeeper(i, layers))
                continue;
            // SQL writes an apostrophe as two.
            if (mark == '\'' && i > quote + 1 && i + 1 < chars.Length && chars[i + 1] == mark)
                i++;
            else
                return i + 1;
        }

        return chars.Length;
    }

    /// <summary>Whether a text in apostrophes stands in another, as SQL writes it: <c>'a = ''b'' c'</c>.</summary>
    private static bool IsDoubled(ReadOnlySpan<char> chars, int at) =>
        chars[at..] is ['\'', '\'', var next, ..]
        && !char.IsWhiteSpace(next)
        && next is not (',' or ')' or '}' or ']' or ';' or '\'' or '"' or '`' or '<');

    private static int EndOfDoubled(ReadOnlySpan<char> chars, int at)
    {
        for (; at + 1 < chars.Length; at++)
        {
            if (chars[at] != '\'' || chars[at + 1] != '\'')
                continue;
            if (!chars[(at + 2)..].StartsWith("''"))
                return at + 2;
            at += 3;
        }

        return chars.Length;
    }

    private static int Until(in EscapedText text, int at, char end, Layers layers)
    {
        for (; at < text.Chars.Length; at++)
        {
            if (text.Chars[at] == end && !text.IsDeeper(at, layers))
                break;
        }

        return at;
    }

    /// <summary>The end of a list of texts, or of an object that has some; 0 where it is none.</summary>
    private static int List(in EscapedText text, int at)
    {
        var chars = text.Chars;
        int open = 0;
        bool hasTexts = chars[at] == '[';
        int most = Math.Min(chars.Length, at + LongestList);
        for (int i = at; i < most; i++)
        {
            switch (chars[i])
            {
                case '[' or '{':
                    open++;
                    break;
                case ']' or '}' when --open == 0:
                    return hasTexts ? i + 1 : 0;
                case '"' or '\'':
                    hasTexts = true;
                    i = Quoted(text, i) - 1;
                    break;
                case '\n' when !hasTexts:
                    return 0;
            }
        }

        return hasTexts && chars[at..most].IndexOfAny('"', '\'') >= 0 ? most : 0;
    }

    private static int Unquoted(in EscapedText text, ValuePlace place)
    {
        var chars = text.Chars;
        int at = place.At;
        int open = 0;
        for (; at < chars.Length; at++)
        {
            char c = chars[at];
            // What is percent-encoded deeper than the sign before the value is part of it: p%26ss.
            if (text.IsData(at, place.Layers))
                continue;
            if (c is '(' or '[' or '{')
                open++;
            else if (c is ')' or ']' or '}' && --open < 0)
                break;
            else if (
                char.IsWhiteSpace(c)
                || c is '"' or '\'' or '`' or '<'
                || (c == '>' && at > place.At && chars[place.At] != '<')
            )
                break;
            else if (c is ',' or ';' or '&' or '|' && EndsPart(chars, at + 1))
                break;
        }

        while (at > place.At + 1 && chars[at - 1] is '.' or ',' or ';' or ':' or '\\')
            at--;
        return at;
    }

    /// <summary>Whether what follows a separator is another name and value, or nothing.</summary>
    private static bool EndsPart(ReadOnlySpan<char> chars, int at)
    {
        if (at >= chars.Length || char.IsWhiteSpace(chars[at]) || !NameWords.IsOfNames(chars[at]))
            return true;
        int end = at;
        while (end < chars.Length && end < at + LongestName && (NameWords.IsOfNames(chars[end]) || chars[end] == ' '))
            end++;
        return end < chars.Length && chars[end] is '=' or ':';
    }
}
