using RoleFerry.Adapters.Channels;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Runbooks;

namespace RoleFerry.Cli.Tests.Runbooks;

public class RunbooksTests
{
    private static readonly string Good = File.ReadAllText(
        Path.Combine(Clone.Path(RunbooksFolder.Source), "api-errors.md")
    );

    [Fact]
    public void What_functions_carry_is_what_people_wrote()
    {
        var check = RunbooksCheck.Of(Clone.Path(RunbooksFolder.Source));

        Assert.Empty(check.Findings);
        Assert.Equal(CompiledCopy.Current, check.Compiled);
        Assert.All(RunbooksFolder.Read(check.Folder), page =>
        {
            Assert.InRange(page.Page.Opening.Steps.Length, 1, 3);
            Assert.Equal(page.Page.Opening.Steps, EmbeddedRunbooks.Steps.Value.For(page.Page.Name));
            Assert.Equal(page.Page.Opening.Means, EmbeddedRunbooks.Steps.Value.MeaningOf(page.Page.Name));
        });
    }

    [Theory]
    [InlineData("# The API fails requests", "The API fails requests", "begins with its title")]
    [InlineData("## Diagnosis", "## Look", "## Diagnosis")]
    [InlineData("## Afterwards", "## Later", "## Afterwards")]
    [InlineData("1. Which error", "- Which error", null)]
    public void What_is_wrong_is_told(string good, string bad, string? told)
    {
        var (page, findings) = RunbookPage.Read("api-errors", Good.Replace(good, bad, StringComparison.Ordinal));

        if (told is null)
            Assert.StartsWith("Was something deployed?", page.Opening.Steps[0], StringComparison.Ordinal);
        else
            Assert.Contains(findings, f => f.Text.Contains(told, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Nobody can\n**order**.\n\nMore follows.", "Nobody can order.")]
    [InlineData("- Nobody can order.\n- More follows.", "Nobody can order.")]
    [InlineData("- Nobody can\n  order.\n- More follows.", "Nobody can order.")]
    public void What_it_means_for_users_comes_first_among_the_symptoms(string symptoms, string expected) =>
        Assert.Equal(
            expected,
            RunbookPage.Read("x", $"# X\n## Symptoms\n\n{symptoms}\n\n## Diagnosis\n1. Look.\n").Page.Opening.Means
        );

    [Theory]
    [InlineData("", "no first paragraph")]
    [InlineData("long", "messages show up to 200")]
    public void A_meaning_that_messages_cannot_show_is_told(string symptoms, string told)
    {
        var text = symptoms.Length == 0 ? "" : new string('x', 201);

        Assert.Contains(RunbookPage.Read("x", $"# X\n## Symptoms\n\n{text}\n\n## Diagnosis\n1. Look.\n").Findings, f =>
            f.Text.Contains(told, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_step_without_Markdown_stands_in_messages()
    {
        var (page, _) = RunbookPage.Read(
            "x",
            "# X\n## Diagnosis\n1. Ask `SELECT 1` of [the table](https://docs.example), **now**.\n"
        );

        Assert.Equal("Ask SELECT 1 of the table, now.", Assert.Single(page.Opening.Steps));
    }
}
