using System.Buffers;
using System.Text;
using RoleFerry.Core.Logs.Redaction.Escapes;
using RoleFerry.Core.Logs.Redaction.Kinds;

namespace RoleFerry.Core.Logs.Redaction.Names;

/// <summary>Finds values by the names before them.</summary>
internal static class NameScanner
{
    /// <summary>Characters of a random value behind a name that alone says little.</summary>
    private const int LeastRandom = 16;

    /// <summary>As <see cref="LeastRandom"/>, of a signature that a query or form has.</summary>
    private const int LeastOfSignature = 8;

    /// <summary>As <see cref="LeastRandom"/>, where the sentence says that it is one.</summary>
    private const int LeastInSentence = 5;

    private const StringComparison IgnoreCase = StringComparison.OrdinalIgnoreCase;

    private static readonly SearchValues<string> Roots = SearchValues.Create(NameVocabulary.Roots, IgnoreCase);

    /// <summary>Apart, since the search for letters of ASCII alone is much faster.</summary>
    private static readonly SearchValues<string> OtherRoots = SearchValues.Create(
        NameVocabulary.OtherRoots,
        StringComparison.Ordinal
    );

    private static readonly SearchValues<char> Letters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"
    );

    public static void Find(in EscapedText text, ref Spots spots)
    {
        FindBy(Roots, text, ref spots);
        if (!Ascii.IsValid(text.Chars))
            FindBy(OtherRoots, text, ref spots);
    }

    private static void FindBy(SearchValues<string> roots, in EscapedText text, ref Spots spots)
    {
        var chars = text.Chars;
        for (int at = 0; at < chars.Length; )
        {
            int hit = chars[at..].IndexOfAny(roots);
            if (hit < 0)
                return;
            int start = at + hit,
                end = at + hit;
            while (start > at && NameWords.IsOfNames(chars[start - 1]))
                start--;
            while (end < chars.Length && NameWords.IsOfNames(chars[end]))
                end++;
            at = Math.Max(end, start + 1);
            while (end > start && chars[end - 1] is '-' or '.')
                end--;
            while (start < end && chars[start] is '-' or '.')
                start++;
            if (end > start)
                at = Math.Max(at, Take(text, start, end, ref spots));
        }
    }

    /// <returns>Where to go on: behind the value, or at the name's end.</returns>
    private static int Take(in EscapedText text, int start, int end, ref Spots spots)
    {
        var place = ValuePlaces.Find(text, start, end);
        if (place.Sign == ValueSign.None || place.At >= text.Chars.Length)
            return end;
        var name = text.Chars[start..end];
        var said = SecretNames.ClassOf(name);
        bool isSignature = said == NameClass.Likely && name.StartsWith("sig", IgnoreCase);
        bool isParameter = isSignature && start > 0 && text.Chars[start - 1] is '?' or '&';
        if (said is NameClass.Likely && (isParameter || IsKeyBehindItsOwner(text.Chars, start, name)))
            said = NameClass.Secret;
        if (said == NameClass.None || IsNoName(text.Chars, start, place))
            return end;
        int last = said switch
        {
            NameClass.Authorization => Credentials.EndOfHeader(text, place),
            NameClass.Cookie => Credentials.EndOfCookies(text, place),
            _ when name.EndsWith("pwd", IgnoreCase) && IsFolder(text.Chars[place.At..]) => 0,
            _ => EndOfSecret(
                text,
                place,
                said,
                isSignature && place.Sign == ValueSign.Field ? LeastOfSignature : LeastRandom,
                name[^1] is 's' or 'S'
            ),
        };
        if (last <= place.At)
            return end;
        var kind = said switch
        {
            NameClass.Authorization => NameKinds.Authorization,
            NameClass.Cookie => NameKinds.Cookie,
            NameClass.Password or NameClass.ShortPassword => NameKinds.Password,
            _ => NameKinds.Secret,
        };
        spots.Add(text.SourceOf(place.At), text.SourceOf(last), kind);
        // An element's attributes are between its name and its value.
        return place.Sign == ValueSign.Element ? end : last;
    }

    private static int EndOfSecret(
        in EscapedText text,
        ValuePlace place,
        NameClass said,
        int leastRandom,
        bool isPlural
    )
    {
        int end = ValueEnds.Find(text, place);
        var value = text.Chars[place.At..end];
        int quote = ValueEnds.QuoteOf(text.Chars, place.At);
        var bare = quote < 0 ? value : text.Chars[(quote + 1)..end].Trim(text.Chars[quote]);
        if (
            HarmlessValues.Contains(bare)
            || HarmlessLists.Contains(text, place.At, end)
            || (isPlural && HarmlessValues.IsCount(bare, 12))
        )
            return 0;
        bool isMeant = said switch
        {
            NameClass.ShortPassword => IsShortPassword(bare, place.Sign, quote >= 0),
            NameClass.Likely => place.Sign is not ValueSign.Sentence && HarmlessValues.LooksRandom(bare, leastRandom),
            NameClass.Secret => !HarmlessValues.IsCount(bare, 5) && !HarmlessValues.IsObject(bare),
            _ => true,
        };
        isMeant &= place.Sign switch
        {
            ValueSign.Sentence => (bare.Length >= LeastInSentence && HasLettersAndDigits(bare)) || IsCode(bare, said),
            ValueSign.Pair => bare.ContainsAnyExcept(Letters)
                && (said == NameClass.Password || HarmlessValues.LooksRandom(bare, LeastInSentence)),
            ValueSign.Quote => said == NameClass.Password || HarmlessValues.LooksRandom(bare, LeastRandom),
            _ => true,
        };
        return isMeant ? end : 0;
    }

    private static bool IsShortPassword(ReadOnlySpan<char> value, ValueSign sign, bool isQuoted) =>
        !HarmlessValues.IsCount(value, 3) && (isQuoted || sign != ValueSign.Colon || HasLettersAndDigits(value));

    private static bool HasLettersAndDigits(ReadOnlySpan<char> value) =>
        value.ContainsAny(Letters) && value.ContainsAnyInRange('0', '9') && !value.ContainsAny('/', '.');

    /// <summary>A code that is sent to somebody: <c>the OTP is 123456</c>.</summary>
    private static bool IsCode(ReadOnlySpan<char> value, NameClass said) =>
        said == NameClass.Password && value.Length is >= 4 and <= 10 && !value.ContainsAnyExceptInRange('0', '9');

    /// <summary>The working directory, in the environment: <c>PWD=/home/app</c>.</summary>
    private static bool IsFolder(ReadOnlySpan<char> value) =>
        value.TrimStart("\"'") is ['/', ..] or ['~', '/', ..] or [_, ':', '\\' or '/', ..];

    /// <summary>
    /// A file's name before a colon, a part of a name with colons, or what a parser has not expected:
    /// <c>/etc/passwd: Permission denied</c>, <c>arn:aws:secretsmanager:eu-central-1:1:secret:x</c>,
    /// <c>Unexpected token: }</c>.
    /// </summary>
    private static bool IsNoName(ReadOnlySpan<char> chars, int start, ValuePlace place)
    {
        if (place.Sign != ValueSign.Colon || start == 0)
            return false;
        bool isTight = chars[start - 1] == ':' && chars[place.At - 1] == ':';
        return isTight
            || chars[start - 1] is '/' or '\\'
            || chars[..start].TrimEnd(' ').EndsWith("unexpected", IgnoreCase);
    }

    /// <summary>A key in two words: <c>API key: ...</c></summary>
    private static bool IsKeyBehindItsOwner(ReadOnlySpan<char> chars, int start, ReadOnlySpan<char> name)
    {
        if (!name.StartsWith("key", IgnoreCase) || start < 2 || chars[start - 1] != ' ')
            return false;
        var before = chars[..(start - 1)];
        int from = before.Length;
        while (from > 0 && char.IsLetter(before[from - 1]))
            from--;
        return SecretNames.OwnsSecretKeys(before[from..]);
    }
}
