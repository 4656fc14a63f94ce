using System.Text.Json;
using RoleFerry.Cli.Tests.Incidents;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Tests.PolicyTests;

/// <summary>Commands that speak to the table: silences, why, and policies in force.</summary>
[Collection<IncidentTableTests>]
public class TableCommandsTests(IncidentTable tables)
{
    [Fact]
    public async Task A_silence_is_written_listed_and_ended()
    {
        var table = await tables.NewAsync();

        var added = Run(
            table,
            "silence",
            "add",
            "service=api",
            "severity=~\"P1|P2\"",
            "--for",
            "2h",
            "--reason",
            "a deployment",
            "--author",
            "ana"
        );
        Assert.Equal(0, added.ExitCode);
        Assert.Contains(
            "from 2026-11-23 12:00:00 UTC until 2026-11-23 14:00:00 UTC; P0 is still notified",
            added.Output,
            StringComparison.Ordinal
        );

        var line = Json(Run(table, "silence", "list", "--json"))[0];
        Assert.Equal(
            ("On", "service=\"api\", severity=~\"P1|P2\"", "ana", "a deployment"),
            (
                line.GetProperty("state").GetString(),
                line.GetProperty("about").GetString(),
                line.GetProperty("author").GetString(),
                line.GetProperty("reason").GetString()
            )
        );

        var id = line.GetProperty("id").GetString()!;
        Assert.Equal(0, Run(table, "silence", "expire", id).ExitCode);
        Assert.Equal("There are no silences.\n", Run(table, "silence", "list").Output);
        Assert.Contains(id, Run(table, "silence", "list", "--all").Output, StringComparison.Ordinal);
        Assert.Contains("There is no silence", Run(table, "silence", "expire", id).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_silence_covers_is_shown_before_it_is_written()
    {
        var table = await tables.NewAsync();
        await tables.TellAsync(table, SignalState.Alarm, 0);
        await tables.TellAsync(table, SignalState.Alarm, 1, "disk", "P3", "database");

        var mistyped = Run(
            table,
            ["silence", "add", "sevice=api,severity!=P0", "--for", "1h", "--reason", "known", "--preview"]
        );
        var right = Run(table, "silence", "add", "service=api,severity!=P0", "--for", "1h", "--reason", "known");

        Assert.Contains(
            "  It covers none of 2 open incidents, and no alarm of the last 4 weeks.\n"
                + "  warning: Only a metric's dimension can be called `sevice`. Did you mean `service`?\n"
                + "Nothing is written.",
            mistyped.Output,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "  It covers 1 of 2 open incidents, and 1 alarm of the last 4 weeks, 1 time.\nIn effect",
            right.Output,
            StringComparison.Ordinal
        );
        Assert.Single(Json(Run(table, "silence", "list", "--json")).EnumerateArray());
    }

    [Theory]
    [InlineData("tomorrow 9:00", "2026-11-24T09:00:00+00:00")]
    [InlineData("18:00", "2026-11-23T18:00:00+00:00")]
    [InlineData("2026-11-24 9:00 Europe/Berlin", "2026-11-24T08:00:00+00:00")]
    [InlineData("2026-11-24T09:00Z", "2026-11-24T09:00:00+00:00")]
    public async Task A_silence_ends_by_the_clock_of_the_schedule_or_of_the_zone_that_is_named(
        string until,
        string expected
    )
    {
        var added = Json(
            Run(
                await tables.NewAsync(),
                ["silence", "add", "service=api", "--until", until, "--reason", "known", "--json"]
            )
        );

        Assert.Equal(expected, added.GetProperty("until").GetString());
    }

    [Fact]
    public async Task Until_resolved_names_the_open_incidents_that_match()
    {
        var table = await tables.NewAsync();
        var id = await tables.TellAsync(table, SignalState.Alarm, 0);
        await tables.TellAsync(table, SignalState.Alarm, 1, "disk", "P3", "database");

        var added = Json(
            Run(table, "silence", "add", "service=api", "--until-resolved", "--reason", "known", "--json")
        );

        Assert.Equal($"service=\"api\"; incident {id}", added.GetProperty("about").GetString());
        Assert.Contains(
            "No open incident matches",
            Run(table, "silence", "add", "service=web", "--until-resolved", "--reason", "known").Errors,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("A silence needs at least one matcher", "--for", "1h")]
    [InlineData("Say when it ends", "service=api")]
    [InlineData("Say when it ends", "service=api", "--for", "1h", "--until", "2026-11-24T00:00Z")]
    [InlineData("--for: `0m` is zero", "service=api", "--for", "0m")]
    [InlineData("--until: `soon` is not a date or time", "service=api", "--until", "soon")]
    [InlineData("--from: `soon` is not a date or time", "service=api", "--for", "1h", "--from", "soon")]
    [InlineData("lasts 1 d at most", "service=api", "--for", "2d", "--p0")]
    [InlineData("lasts 14 d at most (access.longestSilence", "service=api", "--for", "15d")]
    [InlineData("It would end before it begins", "service=api", "--until", "2026-11-23T11:00Z")]
    [InlineData("is not a matcher", "service", "--for", "1h")]
    [InlineData("has no time window nights", "service=api", "--for", "1h", "--during", "nights")]
    public async Task A_silence_that_makes_no_sense_is_refused_with_a_sentence(
        string sentence,
        params string[] arguments
    )
    {
        var answer = Run(await tables.NewAsync(), ["silence", "add", "--reason", "because", .. arguments]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(sentence, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_override_of_a_year_belongs_into_the_file()
    {
        var answer = Run(
            await tables.NewAsync(),
            ["oncall", "override", "ines", "--until", "2054-12-01 9:00", "--reason", "because"]
        );

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(
            "An override lasts 30 d at most (access.longestOverride in monitoring/oncall.yaml). Write a longer one",
            answer.Errors,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Why_answers_for_an_incident_and_for_an_alarm()
    {
        var table = await tables.NewAsync();
        var id = await tables.EpisodeAsync(table);

        var incident = Run(table, "why", id);
        Assert.StartsWith(
            $"{id}  api-5xx: P1, resolved, opened 2026-11-23 11:00:05 UTC\nNotified: incidents at 2026-11-23 "
                + $"11:00:06 UTC; pagerduty at ",
            incident.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "p1",
            Json(Run(table, "why", id, "--json"))
                .GetProperty("routes")
                .EnumerateArray()
                .Single(r => r.GetProperty("outcome").GetString() == "Taken")
                .GetProperty("name")
                .GetString()
        );

        var alarm = Run(table, "why", "5xx").Output;
        Assert.Contains($"api-5xx ALARM P1: Opened {id}", alarm, StringComparison.Ordinal);
        Assert.Contains($"api-5xx OK P1: Resolved {id}", alarm, StringComparison.Ordinal);
        Assert.Contains(
            "was received in the last 2 days",
            Run(table, "why", "nothing").Output,
            StringComparison.Ordinal
        );
        Assert.Equal(
            (1, "There is no incident INC-00000000.\n"),
            (Run(table, "why", "INC-00000000").ExitCode, Run(table, "why", "inc-00000000").Errors)
        );
    }

    [Fact]
    public async Task A_policy_is_compared_with_what_happened_put_into_force_and_taken_back()
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);
        var other = Clone.Path("tests/Cli.Tests/PolicyTests/other.yaml");

        var diff = Json(Run(table, "policy", "diff", other, "--json"));
        Assert.Equal((2, 1), (diff.GetProperty("signals").GetInt32(), diff.GetProperty("changes").GetArrayLength()));
        Assert.Contains("Nothing is changed.", Run(table, "policy", "apply", other).Errors, StringComparison.Ordinal);
        Assert.Contains(
            "The functions use the policy that they embed",
            Run(table, "policy", "history").Output,
            StringComparison.Ordinal
        );

        Assert.Contains(
            "is in force as number 1",
            Run(table, "policy", "apply", other, "--yes", "--by", "ana", "--why", "less noise").Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is in force already",
            Run(table, "policy", "apply", other, "--yes").Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is in force as number 2",
            Run(
                table,
                "policy",
                "apply",
                Clone.Path("tests/Cli.Tests/PolicyTests/routing.yaml"),
                "--yes",
                "--by",
                "ana"
            ).Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is in force as number 3",
            Run(table, "policy", "rollback", "1", "--yes", "--by", "ben").Errors,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There is no policy 9.",
            Run(table, "policy", "rollback", "9", "--yes").Errors,
            StringComparison.Ordinal
        );

        var history = Json(Run(table, "policy", "history", "--json")).EnumerateArray().ToArray();
        Assert.Equal([3, 2, 1], history.Select(v => v.GetProperty("number").GetInt32()));
        Assert.Equal(
            ("back to 1", true),
            (history[0].GetProperty("why").GetString(), history[0].GetProperty("inForce").GetBoolean())
        );
        Assert.Equal(history[0].GetProperty("version").GetString(), history[2].GetProperty("version").GetString());
    }

    [Fact]
    public async Task Signals_are_exported_as_they_can_be_tried_again()
    {
        var table = await tables.NewAsync();
        await tables.EpisodeAsync(table);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.jsonl");
        try
        {
            await File.WriteAllTextAsync(
                file,
                Run(table, "policy", "signals").Output,
                TestContext.Current.CancellationToken
            );

            var diff = Json(
                Run(table, "policy", "diff", Clone.Path("monitoring/routing.yaml"), "--signals", file, "--json")
            );
            Assert.Equal(
                (2, 0),
                (diff.GetProperty("signals").GetInt32(), diff.GetProperty("changes").GetArrayLength())
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Without_a_table_the_command_says_every_way_to_name_one()
    {
        var answer = Answer.Of("silence", "list");

        Assert.Equal(
            (
                1,
                "Which table? Name the stack with --stack or ROLEFERRY_STACK; or give --table, or TABLE_NAME in "
                    + "the environment: "
                    + "the stack's output TableName. None of this is needed while `./roleferry start` runs.\n"
            ),
            (answer.ExitCode, answer.Errors)
        );
    }

    private static Answer Run(string table, params string[] arguments) => Answer.Of([.. arguments, "--table", table]);

    private static JsonElement Json(Answer answer)
    {
        Assert.True(answer.ExitCode == 0, answer.Errors);
        return JsonDocument.Parse(answer.Output).RootElement.Clone();
    }
}
