using System.Text.Json;
using RoleFerry.Cli.Tests.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Consistency;

[Collection<IncidentTableTests>]
public class FsckCommandTests(IncidentTable tables)
{
    private const string Golden = "tests/Cli.Tests/Consistency/";

    [Fact]
    public async Task What_is_broken_is_found_mended_and_then_no_longer_found()
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);
        var id = await tables.TellAsync(table, SignalState.Alarm, 30, "database", "P0");
        var whole = Run(table);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Errors));
        await tables.RemoveAsync(table, $"INC#{id}", "STATE", "dueShard", "dueAt");
        await tables.PutAsync(
            table,
            new()
            {
                ["PK"] = new() { S = "OPEN#alarm=gone" },
                ["SK"] = new() { S = "OPEN" },
                ["incidentId"] = new() { S = "INC-00000001" },
            }
        );

        var found = Run(table);
        var repaired = Run(table, "--repair");
        var after = Run(table);

        Assert.Equal((1, 0, 0), (found.ExitCode, repaired.ExitCode, after.ExitCode));
        Tests.Golden.Equal(
            Golden + "fsck.txt",
            string.Join("\n", new[] { whole, found, repaired, after }.Select(a => a.Output))
        );
    }

    [Fact]
    public async Task What_people_have_to_decide_is_left_to_them()
    {
        var table = await tables.NewAsync();
        var id = await tables.TellAsync(table, SignalState.Alarm, 0);
        var twin = await tables.ItemAsync(table, $"INC#{id}", "STATE");
        twin["PK"] = new() { S = "INC#INC-00000001" };
        twin["id"] = new() { S = "INC-00000001" };
        twin["dueShard"] = new() { S = "CLOCK#1" };
        await tables.PutAsync(table, twin);

        var answer = Run(table, "--repair", "--json");

        Assert.Equal(1, answer.ExitCode);
        using var report = JsonDocument.Parse(answer.Output);
        var finding = Assert.Single(report.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(
            ("OpenTwice", "INC#INC-00000001", "ForPeople"),
            (
                finding.GetProperty("flaw").GetString(),
                finding.GetProperty("pk").GetString(),
                finding.GetProperty("repair").GetString()
            )
        );
        Assert.Contains("no repair: Both go on", Run(table).Output, StringComparison.Ordinal);
    }

    private static Answer Run(string table, params string[] line) => Answer.Of(["fsck", .. line, "--table", table]);
}
