namespace RoleFerry.Cli.Tests.Incidents;

[Collection<IncidentTableTests>]
public class ChangesCommandTests(IncidentTable tables)
{
    [Fact]
    public async Task Changes_are_written_and_listed_the_newest_first()
    {
        var table = await tables.NewAsync();
        Assert.Equal("There are no changes.\n", Run(table, "changes", "list").Output);

        Assert.Equal(
            0,
            Run(
                table,
                "changes",
                "add",
                "--service",
                "api",
                "--release",
                "1.4.2",
                "--by",
                "maya",
                "--at",
                "12m",
                "--summary",
                "new cache"
            ).ExitCode
        );
        Assert.Equal(
            0,
            Run(
                table,
                "changes",
                "add",
                "--summary",
                "new firewall rules",
                "--by",
                "jonas",
                "--url",
                "https://ci.example/7"
            ).ExitCode
        );
        Assert.Equal(0, Run(table, "changes", "add", "--service", "billing", "--by", "ana", "--at", "8d").ExitCode);

        Assert.Equal(
            """
            2026-11-23 12:00:00 UTC  (all)  jonas  new firewall rules  https://ci.example/7
            2026-11-23 11:48:00 UTC  api  1.4.2  maya  new cache

            """,
            Run(table, "changes", "list", "--service", "API").Output
        );
        Assert.Contains("billing", Run(table, "changes", "list", "--from", "9d").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say what was changed", "changes", "add", "--by", "maya")]
    [InlineData("--at: `soon` is not a date or time", "changes", "add", "--service", "api", "--at", "soon")]
    public async Task What_is_wrong_is_said_and_nothing_is_written(string complaint, params string[] arguments)
    {
        var table = await tables.NewAsync();

        var answer = Run(table, arguments);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(complaint, answer.Errors, StringComparison.Ordinal);
        Assert.Equal("There are no changes.\n", Run(table, "changes", "list").Output);
    }

    private static Answer Run(string table, params string[] arguments) => Answer.Of([.. arguments, "--table", table]);
}
