using System.Text.RegularExpressions;
using CsCheck;
using RoleFerry.Core.Matching;

namespace RoleFerry.Core.Tests.Matching;

/// <summary>
/// Expressions mean what they mean to RE2, which reads Alertmanager's: https://github.com/google/re2/wiki/Syntax
/// </summary>
public class RegexTests
{
    [Theory]
    [InlineData("[[:alpha:]]+", "api", true)]
    [InlineData("[[:alpha:]]+", "[:ap]", false)]
    [InlineData("[[:^digit:]x-]*", "a-x", true)]
    [InlineData("[[:^digit:]x-]*", "a1", false)]
    [InlineData("[[:word:]]", "_", true)]
    [InlineData(@"\d", "5", true)]
    [InlineData(@"\d", "٥", false)]
    [InlineData(@"\w+", "api_5", true)]
    [InlineData(@"\w", "é", false)]
    [InlineData(@"\W", "é", true)]
    [InlineData(@"(?i)\W", "k", false)]
    [InlineData(@"\s", "\u00A0", false)]
    [InlineData(@"\s", "\v", false)]
    [InlineData(@"[\d\-x]+", "1-x", true)]
    [InlineData(@"[^\D]", "1", true)]
    [InlineData(@"[^\D]", "a", false)]
    [InlineData(@"\pL+", "größe", true)]
    [InlineData(@"\p{Lu}\p{^Lu}\PN", "Ab-", true)]
    [InlineData(@"\p{Any}", "😀", true)]
    [InlineData("(?P<name>a)(?<other>b)", "ab", true)]
    [InlineData("(?U)a+(?i:B)c", "aabc", true)]
    [InlineData("(?i)a|b(?-i)c", "A", true)]
    [InlineData("(?i)a|b(?-i)c", "BC", false)]
    [InlineData("a(?i)b|c", "C", true)]
    [InlineData("(?i)größe", "GRÖSSE", false)]
    [InlineData("(?i)größe", "GRÖßE", true)]
    [InlineData("(?i)[a-c]+", "aBC", true)]
    [InlineData("a.b", "a\nb", true)]
    [InlineData("(?-s)a.b", "a\nb", false)]
    [InlineData("(?-s:a.b).", "acb\n", true)]
    [InlineData("a.b", "a😀b", true)]
    [InlineData("a..b", "a😀b", false)]
    [InlineData("a[^c]b", "a😀b", true)]
    [InlineData("[😀-😎]", "😃", true)]
    [InlineData("[😀-😎]", "🙃", false)]
    [InlineData(@"\x{1F600}|\x41|\101", "A", true)]
    [InlineData("^a$", "a", true)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("(?m)a$\n^b", "a\nb", true)]
    [InlineData(@"\Qa.b*\E+", "a.b**", true)]
    [InlineData(@"\Qa.b\E", "axb", false)]
    [InlineData("a{,2}", "a{,2}", true)]
    [InlineData("a{2}?b{1,}", "aabb", true)]
    [InlineData("a{02}", "a{02}", true)]
    [InlineData("[]a]+", "]a", true)]
    [InlineData("[a-z-[aeiou]]", "b]", true)]
    [InlineData("[a-z-[aeiou]]", "b", false)]
    [InlineData("a b#c", "a b#c", true)]
    [InlineData(@".*\bapi\b.*", "the api!", true)]
    [InlineData(@".*\bapi\b.*", "the apis", false)]
    [InlineData(@".*\bapi\b.*", "éapi", true)]
    [InlineData(@"é|\x{e9}", "é", true)]
    [InlineData("()|a", "", true)]
    [InlineData("(?:^)*a", "a", true)]
    public void An_expression_means_what_re2_means(string expression, string value, bool expected) =>
        Assert.Equal(expected, new Matcher("label", MatchOperator.Regex, expression).Matches(value));

    [Theory]
    [InlineData("[[:alfa:]]", "there is no class [:alfa:]", 1)]
    [InlineData("[a", "a [ without its ]", 0)]
    [InlineData("[b-a]", "a range ends before it begins", 1)]
    [InlineData(@"[a-\d]", "a backslash before what needs none", 3)]
    [InlineData(@"a\Z", "a backslash before what needs none", 1)]
    [InlineData("a\\", "a backslash before what needs none", 1)]
    [InlineData(
        @"\p{Greek}",
        @"\p takes a general category of Unicode, as in \pL or \p{Lu}; scripts are not supported",
        0
    )]
    [InlineData("a**", "a repetition of a repetition; put the inner one between ( and )", 2)]
    [InlineData("*a", "nothing is before it to repeat", 0)]
    [InlineData("(?i)*", "nothing is before it to repeat", 4)]
    [InlineData("a{1001}", "it repeats at most 1000 times, the smaller number first", 1)]
    [InlineData("(a{100}){11}", "it repeats more than 1000 times", 8)]
    [InlineData("(?P<a>x)(?P<a>y)", "two groups are called a", 9)]
    [InlineData("(?P<a-b>x)", "the group has no name of letters, digits and _", 1)]
    [InlineData("(?x)a", "lookaround, atomic groups and conditions are not supported, and flags are i, m, s and U", 2)]
    [InlineData(
        "(?<!a)b",
        "lookaround, atomic groups and conditions are not supported, and flags are i, m, s and U",
        2
    )]
    [InlineData(@"\x{110000}", "a backslash before what needs none", 0)]
    [InlineData(@"é\b", @"\b and \B know ASCII only; here they cannot be used together with other letters", 1)]
    public void What_re2_refuses_is_refused(string expression, string what, int at)
    {
        var e = Assert.Throws<RegexSyntaxException>(() => new Matcher("label", MatchOperator.Regex, expression));

        Assert.Equal((what, at), (e.Message, e.At));
    }

    /// <summary>On what both read alike, the engine is the judge.</summary>
    [Fact]
    public void It_matches_as_the_engine_does_where_both_mean_the_same()
    {
        var atom = Gen.OneOf("a", "b", ".", "[ab]", "[^a]", "\\.", "\\d", "(a|b)", "(?i:A)", "^", "$", "\\b");
        var repeated = Gen.Select(atom, Gen.OneOf("", "*", "+?", "?", "{1,2}"), (a, r) => a + r);
        var expressions = Gen.OneOf(repeated, Gen.OneOf("|")).Array[1, 5].Select(string.Concat);
        var texts = Gen.Char["abA.1 "].Array[0, 6].Select(c => new string(c));

        Gen.Select(expressions, texts)
            .Sample(
                (expression, text) =>
                    Assert.Equal(
                        Regex.IsMatch(text, $@"\A(?:{expression})\z", RegexOptions.Singleline),
                        new Matcher("label", MatchOperator.Regex, expression).Matches(text)
                    )
            );
    }

    [Fact]
    public void Whatever_is_written_is_a_matcher_or_refused() =>
        Gen.String[Gen.Char["()[]{}?*+|\\^$.:<>-ibpPxQEsd0129,aé"], 0, 12]
            .Sample(expression =>
            {
                try
                {
                    _ = new Matcher("label", MatchOperator.Regex, expression).Matches("abé");
                }
                catch (RegexSyntaxException e)
                {
                    Assert.InRange(e.At, 0, expression.Length);
                }
            });
}
