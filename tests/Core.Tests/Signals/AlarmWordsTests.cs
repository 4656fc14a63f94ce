using CsCheck;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Signals;

public class AlarmWordsTests
{
    [Theory]
    [InlineData(
        "API 5xx above 1 %. severity=P1 service=api runbook=api-errors",
        "severity=P1|service=api|runbook=api-errors"
    )]
    [InlineData("Severity=critical, SERVICE=db.", "severity=critical|service=db")]
    [InlineData("(severity=P0; service=workers)", "severity=P0|service=workers")]
    [InlineData(
        "runbook=\"https://docs.roleferry.com/runbooks/db connections?a=b\" severity=P2",
        "runbook=https://docs.roleferry.com/runbooks/db connections?a=b|severity=P2"
    )]
    [InlineData(
        "runbook=https://docs.roleferry.com/runbooks/api-errors?from=alarm#top.",
        "runbook=https://docs.roleferry.com/runbooks/api-errors?from=alarm#top"
    )]
    [InlineData("[severity=P2,service=api;team=core]", "severity=P2|service=api|team=core")]
    [InlineData("first line\nseverity=P3\nservice=api", "severity=P3|service=api")]
    [InlineData(
        "severity: P1, service: api, runbook: https://wiki.example.com/r",
        "severity=P1|service=api|runbook=https://wiki.example.com/r"
    )]
    [InlineData("Severity: high. Service: checkout", "severity=high|service=checkout")]
    [InlineData("Owner: core service=api", "owner=core|service=api")]
    [InlineData("severity:P2", "severity=P2")]
    [InlineData("""{"severity": "P1", "service": "api", "team": 7}""", "severity=P1|service=api|team=7")]
    [InlineData("foo,severity=P1,https://example.com/?service=db", "severity=P1")]
    [InlineData("service=\"never closed and more", "service=never")]
    public void Words_are_read_wherever_they_stand(string description, string expected)
    {
        var words = AlarmWords.Read(description);

        foreach (var pair in expected.Split('|'))
        {
            var (key, value) = (pair[..pair.IndexOf('=')], pair[(pair.IndexOf('=') + 1)..]);
            Assert.Equal(value, words[key]);
        }

        Assert.Equal(expected.Split('|').Length, words.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Goes off when CPU >= 80 or x == y")]
    [InlineData("see https://example.com/?severity=P0&service=api")]
    [InlineData("see https://example.com/d?a=1,severity=P0;service=api")]
    [InlineData("Service: the API of the shop is slow")]
    [InlineData("""{"text": {"severity": "P0"}, "service": ""}""")]
    [InlineData("severity= P0 and service=\"\" and =P1")]
    [InlineData("9severity=P0 -service=api")]
    public void What_only_resembles_a_word_is_none(string description) =>
        Assert.DoesNotContain(AlarmWords.Read(description), word => word.Key is "severity" or "service" or "runbook");

    [Fact]
    public void Of_two_words_with_one_key_the_first_counts() =>
        Assert.Equal("P1", AlarmWords.Read("severity=P1 Severity=P0")["severity"]);

    [Fact]
    public void Any_text_can_be_asked_for_words() =>
        Gen.OneOf(Gen.String, Gen.Char["a=\", \n(."].Array.Select(characters => new string(characters)))
            .Sample(text => AlarmWords.Read(text).All(word => word.Key.Length > 0 && word.Value.Length > 0));

    [Theory]
    [InlineData("P0", Severity.P0)]
    [InlineData(" p1 ", Severity.P1)]
    [InlineData("Medium", Severity.P2)]
    [InlineData("low", Severity.P3)]
    [InlineData("CRITICAL", Severity.P0)]
    [InlineData("high", Severity.P1)]
    [InlineData("P4", null)]
    [InlineData("urgent", null)]
    [InlineData("", null)]
    public void A_severity_is_read_from_its_code_or_its_name(string word, Severity? expected) =>
        Assert.Equal(expected, SeverityWord.Read(word));
}
