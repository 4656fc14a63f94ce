using RoleFerry.Cli.Policies;

namespace RoleFerry.Cli.Tests.Policies;

public class SuggestionTests
{
    [Theory]
    [InlineData("pagerdty", "pagerduty")]
    [InlineData("PagerDuty", "pagerduty")]
    [InlineData("pagerdtuy", "pagerduty")]
    [InlineData("incident", "incidents")]
    [InlineData("opps", "ops")]
    [InlineData("xyz", null)]
    [InlineData("e", null)]
    [InlineData("", null)]
    public void What_is_nearly_a_name_is_taken_for_it_and_nothing_else_is(string word, string? meant) =>
        Assert.Equal(meant, Suggestion.For(word, ["pagerduty", "incidents", "ops", "eng"]));
}
