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
            Assert.InRange(page.Page.Steps.Length, 1, 3);
            Assert.Equal(page.Page.Steps, EmbeddedRunbooks.Steps.Value.For(page.Page.Name));
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
            Assert.StartsWith("Was something deployed?", page.Steps[0], StringComparison.Ordinal);
        else
            Assert.Contains(findings, f => f.Text.Contains(told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_step_without_Markdown_stands_in_messages()
    {
        var (page, _) = RunbookPage.Read(
            "x",
            "# X\n## Diagnosis\n1. Ask `SELECT 1` of [the table](https://docs.example), **now**.\n"
        );

        Assert.Equal("Ask SELECT 1 of the table, now.", Assert.Single(page.Steps));
    }
}
