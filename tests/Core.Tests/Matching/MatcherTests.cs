using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Tests.Routing;

namespace RoleFerry.Core.Tests.Matching;

public class MatcherTests
{
    [Theory]
    [InlineData("severity=P0", "P0", true)]
    [InlineData("severity=P0", "P00", false)]
    [InlineData("severity = \"P0\"", "P0", true)]
    [InlineData("severity!=P0", "", true)]
    [InlineData("severity=\"\"", "", true)]
    [InlineData("severity=", "", true)]
    [InlineData("name=~api-.*", "api-5xx", true)]
    [InlineData("name=~api-.*", "my-api-5xx", false)]
    [InlineData("name=~\"P0|P1\"", "P1", true)]
    [InlineData("name=~\"P0|P1\"", "P1x", false)]
    [InlineData("name!~\"P0|P1\"", "", true)]
    [InlineData("name=~\"a.*a\"", "a", false)]
    [InlineData("name=~\"a.*a\"", "aa", true)]
    [InlineData("name=~\"(api|web)-[0-9]+\"", "web-12", true)]
    [InlineData("name=~\"(api|web)-[0-9]+\"", "web-12x", false)]
    [InlineData("name=~\"(?i)API.*\"", "api-5xx", true)]
    [InlineData("name=~\"(?i)(API)-[0-9]+\"", "api-5", true)]
    [InlineData("name=~\"a\"", "a\n", false)]
    [InlineData("name=~\"[a]\"", "a\n", false)]
    [InlineData("name=~\"a.*b\"", "a\nb", true)]
    [InlineData("name=~\"[a].*b\"", "a\nb", true)]
    [InlineData("name=~\"disk-\\d+\"", "disk-12", true)]
    [InlineData("{ name = \"a,b\" , }", "a,b", true)]
    [InlineData("name=~\"rds\\\\.cpu\"", "rds.cpu", true)]
    [InlineData("name=~\"rds\\\\.cpu\"", "rds-cpu", false)]
    [InlineData("name=\"say \\\"hi\\\"\"", "say \"hi\"", true)]
    public void A_matcher_compares_the_whole_value(string matcher, string value, bool expected) =>
        Assert.Equal(expected, Some.Matcher(matcher).Matches(value));

    [Theory]
    [InlineData(
        "severity",
        "`severity` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0."
    )]
    [InlineData(
        "severity!P0",
        "`severity!P0` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0."
    )]
    [InlineData("my-label=1", "`my-label` is not a label name. Use letters, digits and _, not beginning with a digit.")]
    [InlineData("=1", "`` is not a label name. Use letters, digits and _, not beginning with a digit.")]
    [InlineData(
        "a=\"1",
        "The value in `a=\"1` has an opening quote, and text after the closing one or no closing one."
    )]
    [InlineData(
        "a=\"1\"2",
        "The value in `a=\"1\"2` has an opening quote, and text after the closing one or no closing one."
    )]
    [InlineData("a=~\"(b\"", "`(b` is not a regular expression: a ( without its ) (at character 0).")]
    [InlineData("a=~\"b)|(c\"", "`b)|(c` is not a regular expression: a ) without its ( (at character 1).")]
    [InlineData(
        "a=~\"(?=b)\"",
        "`(?=b)` is not a regular expression: lookaround, atomic groups and conditions are not supported, and flags are "
            + "i, m, s and U (at character 2)."
    )]
    [InlineData(
        "a=~\"(b)\\1\"",
        "`(b)\\1` is not a regular expression: backreferences are not supported (at character 3)."
    )]
    [InlineData(
        "a==b",
        "`a==b` has more than one of = != =~ !~ in a row. If the value begins with one, put it between double quotes."
    )]
    [InlineData("a=b}", "`a=b}` has a } without its {. If it belongs to a value, put that between double quotes.")]
    [InlineData("{a=b", "`{a=b` has a { without its }, or no comma between two matchers.")]
    [InlineData(
        "a=1 b=2",
        "`b=2` in `a=1 b=2` follows a whole matcher: put a comma between matchers, and a value with white space between "
            + "double quotes."
    )]
    [InlineData(
        "a=b=c",
        "The value in `a=b=c` has a =: put it between double quotes, as in alarmname=\"a value, with marks\"."
    )]
    [InlineData("a=1,b", "`b` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0.")]
    [InlineData("a=1,,b=2", "`` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0.")]
    [InlineData("{}", "`}` is not a matcher. Write a label, one of = != =~ !~, and a value, as in severity=P0.")]
    public void What_is_no_matcher_is_refused_with_a_sentence(string text, string sentence)
    {
        Assert.False(MatcherText.TryRead(text, out _, out var error));
        Assert.Equal(sentence, error);
    }

    [Fact]
    public void A_matcher_that_is_written_and_read_is_the_same()
    {
        Gen.Select(Gen.Enum<MatchOperator>(), Gen.Char["ab\\\"n\n .|*="].Array.Select(c => new string(c)))
            .Sample(
                (op, value) =>
                {
                    if (op is MatchOperator.Regex or MatchOperator.NotRegex)
                        value = Literally(value);
                    var matcher = new Matcher("label", op, value);

                    Assert.Equal(matcher, Some.Matcher(matcher.ToString()));
                }
            );
    }

    [Fact]
    public void A_simple_pattern_matches_exactly_what_the_engine_would()
    {
        var expressions = Gen.OneOf("a", "b", "ab", ".*", "|", "\\.", "-").Array[0, 7].Select(string.Concat);
        var texts = Gen.Char["abAB.-\n"].Array[0, 6].Select(c => new string(c));

        Gen.Select(expressions, Gen.Bool, texts)
            .Sample(
                (expression, anyCase, text) =>
                {
                    expression = anyCase ? "(?i)" + expression : expression;
                    var simple = SimplePattern.TryRead(expression);

                    Assert.NotNull(simple);
                    Assert.Equal(
                        Regex.IsMatch(text, $@"\A(?:{expression})\z", RegexOptions.Singleline),
                        simple.Matches(text)
                    );
                }
            );
    }

    [Theory]
    [InlineData("a+")]
    [InlineData("a*")]
    [InlineData(".*?")]
    [InlineData("a?")]
    [InlineData("a{2}")]
    [InlineData("\\.*")]
    [InlineData("a.b")]
    [InlineData("(a)")]
    [InlineData("a(?i)b")]
    [InlineData("[a]")]
    [InlineData("\\d")]
    [InlineData("a\\")]
    [InlineData("^a$")]
    public void What_only_looks_simple_is_left_to_the_engine(string expression) =>
        Assert.Null(SimplePattern.TryRead(expression));

    [Theory]
    [InlineData("a=1,b!=2", "a=\"1\"; b!=\"2\"")]
    [InlineData("{a=\"1,2\", b=~\"x{1,2}\"}", "a=\"1,2\"; b=~\"x{1,2}\"")]
    [InlineData(" a = 1 ,b !~ 2, ", "a=\"1\"; b!~\"2\"")]
    [InlineData("a=,b=\"\"", "a=\"\"; b=\"\"")]
    [InlineData("a=[a-z]+", "a=\"[a-z]+\"")]
    public void A_comma_separates_matchers(string text, string expected)
    {
        Assert.True(MatcherText.TryRead(text, out var matchers, out var error), error);
        Assert.Equal(expected, string.Join("; ", matchers));
    }

    [Fact]
    public void Between_words_a_space_separates_them_too()
    {
        Assert.True(MatcherText.TryRead("a=1 b = \"x y\",c=3", out var matchers, out var error, spaces: true), error);
        Assert.Equal("a=\"1\"; b=\"x y\"; c=\"3\"", string.Join("; ", matchers));
    }

    /// <summary>RE2 refuses it; a policy of before that was asked is read, and goes on as it was.</summary>
    [Fact]
    public void What_is_stored_is_read_as_it_was()
    {
        Assert.False(MatcherText.TryReadStored("name=~\"(?=a)ab\"", out _, out _)); // Never was one.
        Assert.True(MatcherText.TryReadStored(@"name=~""ab\\Z""", out var stored, out var error), error);
        Assert.True(stored.Matches("ab"));
        Assert.False(MatcherText.TryRead(stored.ToString(), out _, out _));
    }

    [Fact]
    public void A_hostile_text_cannot_make_an_expression_slow()
    {
        var matcher = Some.Matcher("name=~\"(a+)+b\"");

        Assert.False(matcher.Matches(new string('a', 4_096)));
    }

    private static string Literally(string text) =>
        text.Aggregate(new StringBuilder(), (all, c) =>
                char.IsAsciiLetterOrDigit(c) ? all.Append(c) : all.Append($@"\x{{{(int)c:x}}}")
            )
            .ToString();
}
