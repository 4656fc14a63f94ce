using RoleFerry.Adapters.Signals;
using RoleFerry.Cli.Policies;
using RoleFerry.Cli.Sources;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Cli.Tests.Sources;

public class SourcesCommandTests
{
    [Fact]
    public void What_functions_carry_is_what_people_wrote()
    {
        var (rules, findings) = SourcesFile.Read(Clone.Path(SourcesFile.Place.Source));

        Assert.Empty(findings);
        Assert.Equal(CompiledCopy.Current, SourcesCheck.Of(Clone.Path(SourcesFile.Place.Source)).Compiled);
        Assert.Equal(rules!.Mappings.Select(m => m.Name), EmbeddedMappings.Value.Names);
        Assert.Empty(EmbeddedMappings.Value.Problems);
    }

    [Theory]
    [InlineData("match: {source: x}\n    alarm: \"{a\"", 4, 12, "A field stands within { and }")]
    [InlineData("match: {source..x: x}\n    alarm: a", 3, 13, "A path is members")]
    [InlineData("match: {source: \">= high\"}\n    alarm: a", 3, 21, "a number has to follow")]
    [InlineData("match: {source: x}", 2, 5, "needs `alarm`")]
    [InlineData("match: {source: x}\n    alarm: a\n    after: 20d", 5, 12, "is between 1m and 14d")]
    [InlineData("match: {source: x}\n    alarm: a\n    ends: []", 5, 11, "needs at least one field")]
    [InlineData("match: {source: x}\n    alarm: a\n    severty: P1", 5, 5, "Did you mean `severity`?")]
    [InlineData("match: {source: x}\n    alarm: a\n    severity: {P4: {a: b}}", 5, 16, "`P4` is not known")]
    public void What_is_wrong_is_told_with_its_place(string rest, int line, int column, string what)
    {
        var (rules, findings) = SourcesYaml.Read($"mappings:\n  - name: acme\n    {rest}\n");

        Assert.Null(rules);
        Assert.Contains(findings, f =>
            f.Line == line && f.Column == column && f.Text.Contains(what, StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("cloudwatch", "is reserved")]
    [InlineData("Acme", "is no name of a source")]
    public void A_name_is_that_of_nobody_else(string name, string what) =>
        Assert.Contains(SourcesYaml.Read($"mappings:\n  - {{name: {name}, match: {{a: b}}, alarm: a}}\n").Findings, f =>
            f.Text.Contains(what, StringComparison.Ordinal)
        );

    /// <summary>The check and the function run one code: no file passes the one and fails in the other.</summary>
    [Fact]
    public void What_passes_the_check_loads()
    {
        var (rules, _) = SourcesYaml.Read(File.ReadAllText(Clone.Path("tests/Cli.Tests/Schemas/sources.yaml")));

        var mappings = EventMappings.Load(SourcesFile.Compile(rules!));

        Assert.Empty(mappings.Problems);
        Assert.Equal(["everything", "little"], mappings.Names);
    }

    [Fact]
    public void Test_shows_who_reads_what_comes_out_and_what_nobody_asks_for() =>
        Golden.Equal(
            "tests/Cli.Tests/Sources/test.txt",
            Run(
                "test",
                "codepipeline/alarm",
                "codepipeline/quiet",
                "guardduty/alarm",
                "rds-failover/sns-ok",
                "unknown/alarm",
                "notice/text",
                "metric/sns"
            )
        );

    [Fact]
    public void An_event_for_the_failure_queue_is_exit_code_1()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "event.json");
        File.WriteAllText(file, """{"AlarmName":"a"}""");

        var answer = Answer.Of("sources", "test", file, "--mappings", Clone.Path(SourcesFile.Place.Source));

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("failure queue: NewStateValue", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Learn_proposes_a_mapping_that_passes_the_check_and_reads_its_events()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        string[] files =
        [
            Write("1", "FAILED"),
            Write("2", "COMPLETED"),
            Write("3", "RUNNING"),
            Clone.Path("events/shapes/notice/text.json"),
            Clone.Path("events/shapes/metric/sns.json"),
        ];

        var answer = Answer.Of(["sources", "learn", .. files, "--mappings", Clone.Path(SourcesFile.Place.Source)]);

        Assert.Equal(0, answer.ExitCode);
        Golden.Equal("tests/Cli.Tests/Sources/learn.txt", answer.Output);
        var yaml = string.Join(
            '\n',
            answer.Output.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal))
        );
        Assert.Empty(SourcesYaml.Read($"mappings:\n{yaml}\n").Findings);

        string Write(string name, string state)
        {
            var file = Path.Combine(folder, name + ".json");
            File.WriteAllText(
                file,
                $$$"""
                {"source":"aws.backup","detail-type":"Backup Job State Change","time":"2026-11-29T05:00:00Z","resources":["arn:aws:backup:eu-west-1:123456789012:vault/shop"],
                 "detail":{"state":"{{{state}}}","backupJobId":"7","statusMessage":"The disk is \"busy\".","priority":"high"} }
                """
            );
            return file;
        }
    }

    private static string Run(string command, params string[] events) =>
        Answer
            .Of([
                "sources",
                command,
                .. events.Select(e => Clone.Path($"events/shapes/{e}.json")),
                "--mappings",
                Clone.Path(SourcesFile.Place.Source),
            ])
            .Output.Replace(Clone.Path("events"), "events", StringComparison.Ordinal);
}
