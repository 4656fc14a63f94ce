using System.Buffers;
using System.Collections.Frozen;
using RoleFerry.Core.Logs.Redaction.Tokens;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>What stands where a secret would and is none: words that speak of it, placeholders, stars.</summary>
internal static class HarmlessValues
{
    private const int LongestWord = 24;

    /// <summary>Hexadecimal digits of an object's address.</summary>
    private const int LongestAddress = 16;

    private static readonly SearchValues<char> OfWords = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'-"
    );

    private static readonly SearchValues<char> OfTypes = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._$"
    );

    private static readonly SearchValues<char> OfCounts = SearchValues.Create("0123456789.,_%kKMG");

    private static readonly FrozenSet<string> All = (
        // No value, and values of flags.
        "null none nil undefined nan true false yes no on off empty unset blank void default unknown unspecified n/a "
        // What became of it.
        + "required missing invalid valid expired incorrect wrong correct mismatch mismatched denied failed failure "
        + "rejected revoked accepted verified unverified disabled enabled optional present absent set changed updated "
        + "created deleted removed found ok okay error errors bad malformed corrupt unauthorized forbidden unsupported "
        + "supported refused locked unlocked exceeded refreshed renewed issued generated rotated received sent loaded "
        + "used unused provided supplied specified given configured available unavailable needed expected unexpected "
        + "timeout pending active inactive success successful succeeded hidden masked redacted filtered removed "
        + "obfuscated encrypted protected confidential secret private public omitted sanitized scrubbed hashed "
        // Sentences about it.
        + "is are was were has have had be been being must may might should shall can cannot can't could couldn't will "
        + "would won't do does did doesn't didn't isn't wasn't not never too already still only also at least most in "
        + "on of for from to by with without as and or but if when while because the a an this that it its your "
        + "our their his her user client server please check could contains contain contained needs need requires "
        + "length format type field value parameter header argument name number access denied no such "
        // Types, in schemas and signatures.
        + "string str text varchar char bytes byte[] bytea int int32 int64 integer long bool boolean object any array "
        + "list map dict number float double uuid guid secretstr optional string? "
        // Ways to authenticate.
        + "basic bearer digest negotiate ntlm oauth oauth2 saml ldap kerberos jwt apikey session cookie hmac sso "
        + "include same-origin omit password token signature identifier"
    ).Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = All.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Whether a value gives nothing away.</summary>
    public static bool Contains(ReadOnlySpan<char> value)
    {
        value = value.Trim("\"'`.:!?,");
        if (!value.ContainsAny(Alphabets.Alphanumeric))
            return !HasLetter(value);
        return IsWord(value)
            || IsPlaceholder(value)
            || IsMasked(value)
            || IsSentence(value)
            || IsExpression(value)
            || value.StartsWith("HTTP/");
    }

    /// <summary>Whether a value is a number that counts: of few digits.</summary>
    public static bool IsCount(ReadOnlySpan<char> value, int mostDigits) =>
        value.Length <= mostDigits && !value.ContainsAnyExcept(OfCounts);

    /// <summary>
    /// Whether a value looks random: long enough, letters with digits among them, or letters of both cases all over.
    /// </summary>
    public static bool LooksRandom(ReadOnlySpan<char> value, int least)
    {
        if (value.Length < least || value.ContainsAnyExcept(Alphabets.Path))
            return false;
        int digits = 0,
            letters = 0,
            turns = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsAsciiDigit(value[i]))
                digits++;
            else if (char.IsAsciiLetter(value[i]))
                letters++;
            if (i > 0 && char.IsAsciiLetterLower(value[i - 1]) && char.IsAsciiLetterUpper(value[i]))
                turns++;
        }

        bool isPath = value.Contains('/') && (value.Contains('.') || !value.ContainsAnyInRange('A', 'Z'));
        return !isPath && letters >= 2 && (digits >= 2 || turns * 6 > value.Length);
    }

    /// <summary>
    /// Whether a value is how a program names an object: <c>Token{78af589</c>, <c>android.os.BinderProxy@2bd79ce</c>.
    /// </summary>
    public static bool IsObject(ReadOnlySpan<char> value)
    {
        int sign = value.IndexOfAny('@', '{', '#');
        if (sign <= 0 || sign == value.Length - 1 || !char.IsAsciiLetter(value[0]))
            return false;
        var type = value[..sign];
        bool isType = !type.ContainsAnyExcept(OfTypes) && (char.IsAsciiLetterUpper(type[0]) || type.Contains('.'));
        var address = value[(sign + 1)..].TrimEnd('}');
        return isType && (address.Length <= LongestAddress && !address.ContainsAnyExcept(Alphabets.Hex));
    }

    /// <summary>A sentence about a secret: three words or more, two of them of those that speak of it.</summary>
    private static bool IsSentence(ReadOnlySpan<char> value)
    {
        int words = 0,
            known = 0;
        foreach (var range in value.Split(' '))
        {
            var word = value[range].Trim(".,:;!'\"()");
            if (word.ContainsAnyExcept(OfWords) && word.ContainsAnyExceptInRange('0', '9'))
                return false;
            words++;
            known += IsWord(word) ? 1 : 0;
        }

        return words >= 3 && known >= 2;
    }

    /// <summary>
    /// Code, as tracebacks show it: <c>settings.API_KEY</c>, <c>get_token(user)</c>, <c>os.environ[</c>.
    /// </summary>
    private static bool IsExpression(ReadOnlySpan<char> value)
    {
        int call = value.IndexOfAny('(', '[');
        var name = call < 0 ? value : value[..call];
        if (name.Length == 0 || name.ContainsAnyExcept(OfTypes) || name.ContainsAnyInRange('0', '9'))
            return false;
        return call > 0 || (name.Contains('.') && SecretNames.ClassOf(name) != NameClass.None);
    }

    private static bool IsWord(ReadOnlySpan<char> value) => value.Length <= LongestWord && Words.Contains(value);

    /// <summary><c>${NAME}</c>, <c>{name}</c>, <c>[name]</c>, <c>&lt;name&gt;</c>, <c>%s</c>, <c>$1</c>.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) =>
        value switch
        {
            ['$' or '#' or '%', '{' or '(', .., '}' or ')'] => true,
            ['$' or '#' or '%', '{' or '(', .. var name] => IsName(name),
            ['{', '{', ..] => true,
            ['{', .. var name, '}'] => IsName(name),
            ['<', .., '>'] => true,
            ['[', .. var name, ']'] => IsName(name),
            "..." => true,
            ['%', 's' or 'd' or 'v' or 'r' or '@'] => true,
            ['$', .. var name] => IsName(name)
                && (!name.ContainsAnyInRange('a', 'z') || SecretNames.ClassOf(name) != NameClass.None),
            ['@', .. var name] => IsName(name) && SecretNames.ClassOf(name) != NameClass.None,
            _ => false,
        };

    private static bool IsName(ReadOnlySpan<char> name) => !name.ContainsAnyExcept(Alphabets.Dotted);

    /// <summary>Stars, bullets or one letter again and again, with at most four characters that are shown.</summary>
    public static bool IsMasked(ReadOnlySpan<char> value)
    {
        int stars = value.Count('*') + value.Count('•') + value.Count('…');
        if (stars > 0 && value.Length - stars <= 4)
            return true;
        return value.Length >= 3 && value[0] is 'x' or 'X' or '#' && !value.ContainsAnyExcept(value[0], '-');
    }

    private static bool HasLetter(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }
}
