using System.Text.Json;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.Incidents;

[Collection<IncidentTableTests>]
public class SuspectsCommandTests(IncidentTable tables)
{
    [Fact]
    public async Task It_says_what_was_like_it_before_and_what_could_not_be_looked_at()
    {
        var table = await tables.NewAsync();
        var before = await tables.EpisodeAsync(table, "orders-db-connections");
        await tables.EpisodeAsync(table, "mail-bounces");
        var now = await tables.TellAsync(table, SignalState.Alarm, 59, "orders-db-connections");

        var answer = Answer.Of("suspects", now, "--table", table, "--services", Clone.Path("monitoring/services.yaml"));

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.StartsWith($"{now} orders-db-connections, since 2026-11-23 11:59:00 UTC", answer.Output);
        Assert.Contains(
            $"Seen before: {before} orders-db-connections, 2026-11-23 11:00:05 UTC, resolved after",
            answer.Output
        );
        Assert.Contains("alarm orders-db-connections", answer.Output);
        Assert.DoesNotContain("mail-bounces", answer.Output);
        Assert.Contains("Not seen, since the stack's DatabaseInstance is empty: database (8 metrics).", answer.Output);
    }

    [Fact]
    public async Task As_JSON_it_is_the_same()
    {
        var table = await tables.NewAsync();
        var before = await tables.EpisodeAsync(table);
        var now = await tables.TellAsync(table, SignalState.Alarm, 59);

        var answer = Answer.Of(
            "suspects",
            now,
            "--json",
            "--table",
            table,
            "--services",
            Clone.Path("monitoring/services.yaml")
        );

        var json = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal("api", json.GetProperty("service").GetString());
        Assert.Equal(before, json.GetProperty("seenBefore")[0].GetProperty("incident").GetString());
        Assert.Equal(0, json.GetProperty("suspects").GetArrayLength());
    }

    [Fact]
    public async Task An_incident_that_there_is_not_and_services_that_cannot_be_read_are_refused()
    {
        var table = await tables.NewAsync();

        var none = Answer.Of(
            "suspects",
            "INC-XXXXXXXX",
            "--table",
            table,
            "--services",
            Clone.Path("monitoring/services.yaml")
        );
        var unreadable = Answer.Of("suspects", "INC-XXXXXXXX", "--table", table, "--services", "nowhere.yaml");

        Assert.Equal(1, none.ExitCode);
        Assert.Contains("There is no incident INC-XXXXXXXX.", none.Errors);
        Assert.Equal(1, unreadable.ExitCode);
        Assert.Contains("The file cannot be read", unreadable.Errors);
    }
}
