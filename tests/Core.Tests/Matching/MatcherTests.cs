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
    [InlineData("a=~\"(b\"", "`(b` is not a regular expression: Not enough )'s (at character 2).")]
    [InlineData("a=~\"b)|(c\"", "`b)|(c` is not a regular expression: Too many )'s (at character 2).")]
    [InlineData(
        "a=~\"(?=b)\"",
        "`(?=b)` uses lookaround or backreferences, or is too large. Only expressions that run in linear time are allowed."
    )]
    [InlineData(
        "a=~\"(b)\\1\"",
        "`(b)\\1` uses lookaround or backreferences, or is too large. Only expressions that run in linear time are allowed."
    )]
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
                        value = Regex.Escape(value);
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

    [Fact]
    public void A_hostile_text_cannot_make_an_expression_slow()
    {
        var matcher = Some.Matcher("name=~\"(a+)+b\"");

        Assert.False(matcher.Matches(new string('a', 4_096)));
    }
}
