using System.Buffers;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Credentials as headers have them: a scheme, and one value or several with names; cookies.</summary>
internal static class Credentials
{
    private const int LeastToken = 8;
    private const int LeastDotted = 16;

    /// <summary>
    /// https://www.iana.org/assignments/http-authschemes/http-authschemes.xhtml, and others that are in use.
    /// </summary>
    private static readonly string[] Schemes =
    [
        "bearer ",
        "basic ",
        "digest ",
        "negotiate ",
        "ntlm ",
        "apikey ",
        "api-key ",
        "token ",
        "hawk ",
        "oauth ",
        "dpop ",
        "ssws ",
        "aws4-hmac-sha256 ",
        "sharedkey ",
        "sharedkeylite ",
        "sharedaccesssignature ",
    ];

    /// <summary>
    /// Those whose credentials have parts with names; behind others, parts are of a challenge, or no part of it.
    /// </summary>
    private static readonly string[] SchemesOfParts =
    [
        "digest",
        "hawk",
        "oauth",
        "aws4-hmac-sha256",
        "sharedaccesssignature",
    ];

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        Schemes,
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Finds credentials behind schemes, also where no header's name is before them.</summary>
    public static void Find(in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOfAny(Beginnings);
            if (hit < 0)
                return;
            int start = at + hit;
            int value = start + chars[start..].IndexOf(' ') + 1;
            at = value;
            if (start > 0 && char.IsAsciiLetterOrDigit(chars[start - 1]))
                continue;
            int end = HasParts(chars[start..]) ? EndOfParts(text, value, text.LayersOf(value - 1)) : 0;
            if (end == 0)
            {
                end = EndOfWord(chars, value);
                bool isWord = chars[start..].StartsWith("token", StringComparison.OrdinalIgnoreCase);
                if (isWord ? !HarmlessValues.LooksRandom(chars[value..end], 20) : !LooksLikeToken(chars[value..end]))
                    continue;
            }

            spots.Add(text.SourceOf(value), text.SourceOf(end), NameKinds.Scheme);
            at = end;
        }
    }

    /// <summary>The end of an Authorization header's value; 0 where it is none.</summary>
    public static int EndOfHeader(in EscapedText text, ValuePlace place)
    {
        var chars = text.Chars;
        int quote = ValueEnds.QuoteOf(chars, place.At);
        if (quote >= 0 || chars[place.At] is '[' or '{' || place.Sign == ValueSign.Element)
        {
            int end = ValueEnds.Find(text, place);
            return HarmlessValues.Contains(chars[(quote < 0 ? place.At : quote + 1)..end]) ? 0 : end;
        }

        int word = EndOfWord(chars, place.At);
        var first = chars[place.At..word];
        int next = ValuePlaces.BehindSpace(chars, word);
        if (next > word && next < chars.Length && IsScheme(first))
        {
            int parts = EndOfParts(text, next, place.Layers);
            if (parts > 0)
                return parts;
            int end = EndOfWord(chars, next);
            if (
                end > next
                && (IsKnownScheme(first) || char.IsAsciiLetterUpper(first[0]))
                && !HarmlessValues.Contains(chars[next..end])
            )
                return end;
        }

        int alone = EndOfParts(text, place.At, place.Layers);
        if (alone > 0)
            return alone;
        return HarmlessValues.Contains(first) || first.Length < 4 ? 0 : word;
    }

    /// <summary>The end of a Cookie or Set-Cookie header's value; 0 where it is none.</summary>
    public static int EndOfCookies(in EscapedText text, ValuePlace place)
    {
        var chars = text.Chars;
        int quote = ValueEnds.QuoteOf(chars, place.At);
        if (quote >= 0 || chars[place.At] is '[' or '{' || place.Sign == ValueSign.Element)
        {
            int end = ValueEnds.Find(text, place);
            return HarmlessValues.Contains(chars[(quote < 0 ? place.At : quote + 1)..end]) ? 0 : end;
        }

        int at = place.At;
        while (true)
        {
            int end = EndOfCookie(text, at, place.Layers);
            bool isFollowed = end < chars.Length && (chars[end] == ';' || (end > at && chars[end - 1] == ','));
            if (!isFollowed)
                at = end;
            else if (
                ValuePlaces.BehindSpace(chars, end + 1) is var next
                && next < chars.Length
                && NameWords.IsOfNames(chars[next])
            )
            {
                at = next;
                continue;
            }
            else
                at = end;
            break;
        }

        var value = chars[place.At..at];
        return value.Contains('=') || HarmlessValues.LooksRandom(value, LeastToken) ? at : 0;
    }

    private static int EndOfCookie(in EscapedText text, int at, Layers layers)
    {
        var chars = text.Chars;
        bool isDate = chars[at..].StartsWith("expires=", StringComparison.OrdinalIgnoreCase);
        for (; at < chars.Length; at++)
        {
            if (text.IsData(at, layers))
                continue;
            if (chars[at] is ';' or '\n' or '\r' || (!isDate && char.IsWhiteSpace(chars[at])))
                break;
            if (chars[at] is '"' && at > 0 && chars[at - 1] == '=')
                at = ValueEnds.Quoted(text, at) - 1;
            else if (chars[at] is '"' or '\'' or '`')
                break;
        }

        return at;
    }

    /// <summary>The end of names and values with commas between them; 0 where there are none.</summary>
    private static int EndOfParts(in EscapedText text, int at, Layers layers)
    {
        var chars = text.Chars;
        int end = 0;
        while (true)
        {
            int name = at;
            while (name < chars.Length && (NameWords.IsOfNames(chars[name]) || chars[name] == '*'))
                name++;
            if (name == at || name >= chars.Length || chars[name] != '=')
                return end;
            // A token in base64 ends with signs of equality.
            if (
                name + 1 == chars.Length
                || chars[name + 1] is '=' or ' ' or '\n'
                || (chars[name + 1] is '"' or '\'' && IsBehind(chars, name + 1))
            )
                return end;
            int value = name + 1;
            end = ValueEnds.QuoteOf(chars, value) is >= 0 and var quote
                ? ValueEnds.Quoted(text, quote)
                : EndOfPart(chars, value);
            int next = ValuePlaces.BehindSpace(chars, end);
            if (next < chars.Length && chars[next] is ',' or '&')
                next = ValuePlaces.BehindSpace(chars, next + 1);
            else
                return end;
            at = next;
        }
    }

    /// <summary>Whether a quotation mark ends what stands before it, and begins nothing.</summary>
    private static bool IsBehind(ReadOnlySpan<char> chars, int at) =>
        at + 1 >= chars.Length
        || char.IsWhiteSpace(chars[at + 1])
        || chars[at + 1] is ',' or ';' or ':' or '}' or ')' or ']';

    private static int EndOfPart(ReadOnlySpan<char> chars, int at)
    {
        while (at < chars.Length && !char.IsWhiteSpace(chars[at]) && chars[at] is not (',' or '"' or '\'' or '&'))
            at++;
        return at;
    }

    private static int EndOfWord(ReadOnlySpan<char> chars, int at)
    {
        while (
            at < chars.Length
            && !char.IsWhiteSpace(chars[at])
            && chars[at] is not ('"' or '\'' or ',' or ';' or '&' or '<' or '`' or ')' or ']' or '}')
        )
            at++;
        return at;
    }

    private static bool IsScheme(ReadOnlySpan<char> word) => !word.ContainsAnyExcept(Alphabets.Dashed);

    private static bool IsKnownScheme(ReadOnlySpan<char> word)
    {
        foreach (string scheme in Schemes)
        {
            if (scheme.AsSpan(0, scheme.Length - 1).Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool HasParts(ReadOnlySpan<char> text)
    {
        foreach (string scheme in SchemesOfParts)
        {
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static bool LooksLikeToken(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd(".:");
        return value.Length >= LeastToken
            && value[0] != '/'
            && !value.TrimEnd('=').Contains('=')
            && !value.StartsWith("HTTP/")
            && !value.ContainsAnyExcept(Alphabets.Path)
            && (
                value.ContainsAny(Alphabets.Decimal)
                || value[^1] == '='
                || (value.Length >= LeastDotted && value.Contains('.'))
                || value[1..].ContainsAnyInRange('A', 'Z')
            )
            && !HarmlessValues.IsCount(value, value.Length);
    }
}
