using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Incidents;

[Collection<IncidentTableTests>]
public class IncidentsCommandTests(IncidentTable tables)
{
    private const string Golden = "tests/Cli.Tests/Incidents/Golden/";

    [Fact]
    public async Task A_list_for_people_is_a_line_for_each_incident_and_nothing_wraps()
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);
        await tables.TellAsync(
            table,
            SignalState.Alarm,
            30,
            "roleferry-prod-a-rather-long-name-of-an-alarm-that-would-not-fit-into-eighty-columns",
            "P0",
            "database"
        );
        await tables.TellAsync(table, SignalState.Alarm, 31, "disk\u001b[31m red", "P3", "");

        Tests.Golden.Equal(Golden + "list.txt", Run(table, "incidents").Output);
    }

    [Theory]
    [InlineData("api-5xx")]
    [InlineData("api-5xx", "--severity", "P1")]
    [InlineData("api-5xx", "--status", "resolved", "--service", "API")]
    [InlineData("api-5xx", "--from", "2026-11-23", "--to", "2026-11-23T11:01Z")]
    [InlineData("", "--from", "30m")]
    [InlineData("", "--severity", "P0")]
    [InlineData("", "--status", "open")]
    [InlineData("", "--to", "2026-11-23")]
    public async Task It_lists_what_is_asked_for(string titles, params string[] options)
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);

        using var json = JsonDocument.Parse(Run(table, ["incidents", "--json", .. options]).Output);

        Assert.Equal(
            titles,
            string.Join(',', json.RootElement.EnumerateArray().Select(i => i.GetProperty("title").GetString()))
        );
    }

    [Fact]
    public async Task What_is_open_is_listed_however_old_it_is()
    {
        var table = await tables.NewAsync();
        await tables.TellAsync(table, SignalState.Alarm, -60 * 24 * 90);

        Assert.Contains("api-5xx", Run(table, "incidents").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("api-5xx", Run(table, "incidents", "--from", "30d").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_incident_is_told_with_reasons_and_who_was_told()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);

        Tests.Golden.Equal(Golden + "show.txt", Run(table, "incidents", "show", id.ToLowerInvariant()[4..]).Output);
    }

    [Fact]
    public async Task Programs_get_the_same_as_JSON()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);

        using var json = JsonDocument.Parse(Run(table, "incidents", "show", id, "--json").Output);

        Assert.Equal("Resolved", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("00:20:00", json.RootElement.GetProperty("toResolve").GetString());
        Assert.StartsWith(
            "ClassifiedByDescription",
            json.RootElement.GetProperty("timeline")[0].GetProperty("reasons")[0].GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Which table?", "incidents", "--table", "")]
    [InlineData("There is no incident INC-N0NE-1.", "incidents", "show", "none-1", "--table", "TABLE")]
    [InlineData("--from: `soon` is not a date or time", "incidents", "--from", "soon", "--table", "TABLE")]
    [InlineData("--month 2026 is not a month", "report", "--month", "2026", "--table", "TABLE")]
    [InlineData("--zone Mars is not a time zone", "report", "--month", "2026-11", "--zone", "Mars", "--table", "TABLE")]
    [InlineData("Give an incident's id", "postmortem", "--table", "TABLE")]
    [InlineData("Use only one of", "postmortem", "INC-1", "--edit", "--publish", "--table", "TABLE")]
    [InlineData("There is no incident INC-1.", "postmortem", "INC-1", "--table", "TABLE")]
    public async Task What_is_wrong_is_said(string complaint, params string[] line)
    {
        var table = await tables.NewAsync();

        var answer = Answer.Of([.. line.Select(word => word == "TABLE" ? table : word)]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(complaint, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_months_report_is_made_of_the_table()
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);
        await tables.TellAsync(table, SignalState.Alarm, -60 * 24 * 40, "october");
        var page = Path.Combine(Directory.CreateTempSubdirectory("report-").FullName, "report.html");

        var answer = Run(table, "report", "--month", "2026-11", "--json", "--html", page);

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(1, json.RootElement.GetProperty("incidents").GetInt32());
        Assert.Equal("Europe/London", json.RootElement.GetProperty("zone").GetString());
        Assert.Equal(
            "00:00:05",
            json.RootElement.GetProperty("bySeverity")[1].GetProperty("toDetect").GetProperty("mean").GetString()
        );
        var paged = json.RootElement.GetProperty("pages")[0];
        Assert.Equal(1, paged.GetProperty("pages").GetInt32());
        Assert.Contains(' ', paged.GetProperty("person").GetString()!);
        Assert.Contains(
            "<h1>Incidents in November 2026</h1>",
            await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Directory.Delete(Path.GetDirectoryName(page)!, recursive: true);
    }

    private static Answer Run(string table, params string[] line) => Answer.Of([.. line, "--table", table]);
}
