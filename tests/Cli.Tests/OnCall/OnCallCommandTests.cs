using System.Text.Json;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Cli.OnCall;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.OnCall;

namespace RoleFerry.Cli.Tests.OnCall;

public class OnCallCommandTests
{
    private const string Folder = "tests/Cli.Tests/OnCall";

    private static readonly string Schedule = Clone.Path($"{Folder}/schedule.yaml");
    private static readonly string Team = Clone.Path(OnCallFile.Place.Source);

    [Fact]
    public void What_functions_carry_is_what_people_wrote()
    {
        var (policy, _, findings) = OnCallFile.Read(Team);

        Assert.Empty(findings);
        Assert.Equal(File.ReadAllBytes(OnCallFile.Place.CompiledBeside(Team)), OnCallFile.Compile(policy!));
        Assert.Equal(OnCallJson.Write(policy!), OnCallJson.Write(EmbeddedOnCall.Value));
    }

    [Fact]
    public void The_teams_deadlines_are_those_that_were_agreed() =>
        Assert.Equal(
            ["P0 5 60", "P1 15 240", "P2 60 1440", "P3 1440 10080"],
            EmbeddedOnCall.Value.Escalations.Select(e =>
                $"{e.Severity} {e.AcknowledgeWithin.TotalMinutes} {e.ResolveWithin.TotalMinutes}"
            )
        );

    [Theory]
    [InlineData("names")]
    [InlineData("holes")]
    [InlineData("gaps")]
    public void Everything_that_is_wrong_is_told_with_its_place_and_what_to_do(string file)
    {
        var answer = Answer.Of("oncall", "check", "--file", Clone.Path($"{Folder}/Checked/{file}.yaml"));

        Golden.Equal(
            $"{Folder}/Checked/{file}.txt",
            answer.Output.Replace(Clone.Path($"{Folder}/Checked/"), "", StringComparison.Ordinal)
        );
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    public void A_channel_that_the_routing_policy_does_not_have_is_told()
    {
        var source = OnCallYaml.Read(File.ReadAllText(Schedule), ["incident", "email"]);

        Assert.Null(source.Policy);
        Assert.Contains(source.Findings, f =>
            f.Text == "routing.yaml has no channel `incidents`. Did you mean `incident`?" && f.Line > 1
        );
    }

    [Fact]
    public void Now_next_and_the_month_ahead_are_shown_by_the_schedules_own_clock()
    {
        var answer = Answer.Of("oncall", "--file", Schedule, "--at", "2026-11-24 20:00");

        Assert.Equal(("", 0), (answer.Errors, answer.ExitCode));
        Golden.Equal($"{Folder}/now.txt", answer.Output);
    }

    [Fact]
    public void With_json_the_same_is_said_to_programs()
    {
        var json = JsonDocument
            .Parse(Answer.Of("oncall", "--file", Schedule, "--at", "2026-11-24 20:00", "--json").Output)
            .RootElement;

        Assert.Equal("2026-11-24T20:00:00+01:00", json.GetProperty("at").GetString());
        var primary = json.GetProperty("now").GetProperty("levels")[0];
        Assert.Equal(
            ("primary", "cem"),
            (primary.GetProperty("level").GetString(), primary.GetProperty("person").GetString())
        );
        Assert.Contains("birthday", primary.GetProperty("override").GetString(), StringComparison.Ordinal);
        Assert.Equal("2026-11-25T08:00:00+01:00", json.GetProperty("next").GetProperty("from").GetString());
    }

    [Fact]
    public void A_feed_of_one_person_has_their_shifts_only()
    {
        var answer = Answer.Of("oncall", "ical", "--file", Schedule, "--person", "cem", "--weeks", "6");

        Assert.StartsWith("BEGIN:VCALENDAR\r\n", answer.Output, StringComparison.Ordinal);
        var summaries = answer
            .Output.Split("\r\n")
            .Where(l => l.StartsWith("SUMMARY:", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(summaries);
        Assert.All(summaries, s => Assert.EndsWith("Cem Can", s, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("oncall --at soon", "`soon` is not a date or time")]
    [InlineData("oncall ical --person zoe", "There is no person `zoe`.")]
    [InlineData("oncall override ann --until 2026-12-01", "Which table?")]
    [InlineData("oncall --file nowhere.yaml", "The file cannot be read")]
    public void What_cannot_be_done_is_said(string line, string expected)
    {
        string[] words = line.Split(' ');
        var answer = Answer.Of(words.Contains("--file") ? words : [.. words, "--file", Schedule, "--table", ""]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(expected, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Compiling_writes_what_the_check_then_finds_current()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var copy = Path.Combine(folder.FullName, "oncall.yaml");
            File.Copy(Schedule, copy);

            Assert.Equal(CompiledCopy.Missing, OnCallCheck.Of(copy, DateTimeOffset.UnixEpoch.AddYears(57)).Compiled);
            Answer.Of("oncall", "compile", "--file", copy);
            Assert.Equal(CompiledCopy.Current, OnCallCheck.Of(copy, DateTimeOffset.UnixEpoch.AddYears(57)).Compiled);
            Assert.IsType<OnCallRead.Good>(OnCallJson.Read(File.ReadAllBytes(OnCallFile.Place.CompiledBeside(copy))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
