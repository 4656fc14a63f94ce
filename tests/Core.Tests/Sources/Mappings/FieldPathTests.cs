using System.Text.Json;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Core.Tests.Sources.Mappings;

public class FieldPathTests
{
    private const string Event = """
        {"detail":{"state":"FAILED","n":8.2,"on":true,"none":null,"list":["a","b"]},"Event Source":"db","resources":["arn:x/web"],
         "labels":{"app.name":"shop"},"dimensions":[{"name":"Host","value":"h1"},{"name":"Queue","value":"jobs"}]}
        """;

    [Theory]
    [InlineData("detail.state", "FAILED")]
    [InlineData("detail.n", "8.2")]
    [InlineData("detail.on", "true")]
    [InlineData("detail.list", "a, b")]
    [InlineData("detail.list[1]", "b")]
    [InlineData("Event Source", "db")]
    [InlineData("resources[0]", "arn:x/web")]
    [InlineData("labels[\"app.name\"]", "shop")]
    [InlineData("dimensions[name=Queue].value", "jobs")]
    [InlineData("detail.none", null)]
    [InlineData("detail", null)]
    [InlineData("detail.list[2]", null)]
    [InlineData("resources[name=x]", null)]
    [InlineData("detail.state.more", null)]
    [InlineData("$subject", "S")]
    [InlineData("$topic", "T")]
    [InlineData("$text", null)]
    public void A_path_finds_what_stands_there(string text, string? said)
    {
        Assert.True(FieldPath.TryRead(text, out var path, out _));

        Assert.Equal(said, Facts(Event).Find(path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[-1]")]
    [InlineData("a[b]")]
    [InlineData("a[b=]")]
    [InlineData("a[0]b")]
    [InlineData("a{b}")]
    [InlineData("$else")]
    public void What_is_no_path_is_told(string text)
    {
        Assert.False(FieldPath.TryRead(text, out _, out var problem));
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FAILED", "failed", true)]
    [InlineData("FAIL*", "failed", true)]
    [InlineData("*", "x", true)]
    [InlineData("*low*storage*", "the low free storage", true)]
    [InlineData("a*a", "a", false)]
    [InlineData("FAILED", "failed not", false)]
    [InlineData(">=7", "8.2", true)]
    [InlineData(">=7", "7", true)]
    [InlineData(">7", "7", false)]
    [InlineData("<4", "3.9", true)]
    [InlineData("<=4", "high", false)]
    public void A_value_fits_or_does_not(string pattern, string said, bool fits)
    {
        Assert.True(FieldPattern.TryRead(pattern, out var value, out _));

        Assert.Equal(fits, value.Matches(said));
    }

    [Theory]
    [InlineData(">=")]
    [InlineData("> high")]
    [InlineData(" ")]
    public void What_is_no_value_is_told(string text) => Assert.False(FieldPattern.TryRead(text, out _, out _));

    [Theory]
    [InlineData("Queue {dimensions[name=Queue].value}!", "Queue jobs!")]
    [InlineData("{detail.none ?? detail.missing ?? detail.state}", "FAILED")]
    [InlineData("{last(resources[0])}", "web")]
    [InlineData("text", "text")]
    [InlineData("{detail.state} {detail.missing}", null)]
    public void A_template_says_what_the_event_says(string text, string? said)
    {
        Assert.True(TextTemplate.TryRead(text, out var template, out _));

        Assert.Equal(said, template.Whole(Facts(Event)));
    }

    [Theory]
    [InlineData("{a")]
    [InlineData("a}")]
    [InlineData("{}")]
    [InlineData("{a ?? }")]
    [InlineData("")]
    public void What_is_no_template_is_told(string text) => Assert.False(TextTemplate.TryRead(text, out _, out _));

    internal static EventFacts Facts(string json) =>
        new(JsonDocument.Parse(json).RootElement, "", new("", new(null, DateTimeOffset.UnixEpoch), "S", "T"));
}
