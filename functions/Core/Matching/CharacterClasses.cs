using System.Collections.Frozen;
using System.Globalization;

namespace RoleFerry.Core.Matching;

/// <summary>The named sets of characters that RE2 has. https://github.com/google/re2/wiki/Syntax</summary>
internal static class CharacterClasses
{
    private static readonly FrozenDictionary<string, string> Posix = new Dictionary<string, string>
    {
        ["alnum"] = "09AZaz",
        ["alpha"] = "AZaz",
        ["ascii"] = "\0\x7F",
        ["blank"] = "\t\t  ",
        ["cntrl"] = "\0\x1F\x7F\x7F",
        ["digit"] = "09",
        ["graph"] = "!~",
        ["lower"] = "az",
        ["print"] = " ~",
        ["punct"] = "!/:@[`{~",
        ["space"] = "\t\r  ",
        ["upper"] = "AZ",
        ["word"] = "09AZ__az",
        ["xdigit"] = "09AFaf",
    }.ToFrozenDictionary();

    /// <summary>As Unicode abbreviates them; a single letter is all that begin with it.</summary>
    private static readonly FrozenDictionary<string, UnicodeCategory> Categories = new Dictionary<
        string,
        UnicodeCategory
    >
    {
        ["Lu"] = UnicodeCategory.UppercaseLetter,
        ["Ll"] = UnicodeCategory.LowercaseLetter,
        ["Lt"] = UnicodeCategory.TitlecaseLetter,
        ["Lm"] = UnicodeCategory.ModifierLetter,
        ["Lo"] = UnicodeCategory.OtherLetter,
        ["Mn"] = UnicodeCategory.NonSpacingMark,
        ["Mc"] = UnicodeCategory.SpacingCombiningMark,
        ["Me"] = UnicodeCategory.EnclosingMark,
        ["Nd"] = UnicodeCategory.DecimalDigitNumber,
        ["Nl"] = UnicodeCategory.LetterNumber,
        ["No"] = UnicodeCategory.OtherNumber,
        ["Pc"] = UnicodeCategory.ConnectorPunctuation,
        ["Pd"] = UnicodeCategory.DashPunctuation,
        ["Ps"] = UnicodeCategory.OpenPunctuation,
        ["Pe"] = UnicodeCategory.ClosePunctuation,
        ["Pi"] = UnicodeCategory.InitialQuotePunctuation,
        ["Pf"] = UnicodeCategory.FinalQuotePunctuation,
        ["Po"] = UnicodeCategory.OtherPunctuation,
        ["Sm"] = UnicodeCategory.MathSymbol,
        ["Sc"] = UnicodeCategory.CurrencySymbol,
        ["Sk"] = UnicodeCategory.ModifierSymbol,
        ["So"] = UnicodeCategory.OtherSymbol,
        ["Zs"] = UnicodeCategory.SpaceSeparator,
        ["Zl"] = UnicodeCategory.LineSeparator,
        ["Zp"] = UnicodeCategory.ParagraphSeparator,
        ["Cc"] = UnicodeCategory.Control,
        ["Cf"] = UnicodeCategory.Format,
        ["Co"] = UnicodeCategory.PrivateUse,
    }.ToFrozenDictionary();

    /// <summary>Behind a backslash: <c>d</c>, <c>s</c>, <c>w</c>; null where it names none.</summary>
    public static CodePoints? OfLetter(char letter) =>
        letter switch
        {
            'd' => CodePoints.OfPairs("09"),
            's' => CodePoints.OfPairs("\t\n\f\r  "),
            'w' => CodePoints.OfPairs("09AZ__az"),
            _ => null,
        };

    /// <summary>Of <c>[:alpha:]</c>; null where there is none of that name.</summary>
    public static CodePoints? OfPosix(string name) =>
        Posix.TryGetValue(name, out var pairs) ? CodePoints.OfPairs(pairs) : null;

    /// <summary>
    /// Of <c>\p{Lu}</c>: a general category or <c>Any</c>; null where there is none of that name. Scripts, which RE2
    /// knows too, are none here.
    /// </summary>
    public static CodePoints? OfUnicode(string name)
    {
        if (name == "Any")
            return CodePoints.All;
        var meant = Categories
            .Where(c => c.Key == name || (name.Length == 1 && c.Key[0] == name[0]))
            .Select(c => c.Value)
            .ToHashSet();
        return meant.Count == 0 ? null : CodePoints.OfCategory(meant.Contains);
    }
}
