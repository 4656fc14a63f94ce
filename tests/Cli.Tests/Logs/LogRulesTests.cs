using RoleFerry.Adapters.Logs;
using RoleFerry.Cli.Logs;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Logs.Rules;

namespace RoleFerry.Cli.Tests.Logs;

public class LogRulesTests
{
    private static readonly string Good = File.ReadAllText(Path.Combine(Root(), LogsFile.Place.Source));

    [Fact]
    public void What_functions_carry_is_what_people_wrote()
    {
        var (yaml, findings) = LogsFile.Read(Path.Combine(Root(), LogsFile.Place.Source));

        Assert.Empty(findings);
        Assert.Equal(CompiledCopy.Current, LogsCheck.Of(Path.Combine(Root(), LogsFile.Place.Source)).Compiled);
        Assert.Equal(LogRulesJson.Write(yaml!.Rules), LogRulesJson.Write(EmbeddedLogRules.Value));
    }

    [Fact]
    public void The_systems_own_log_groups_are_refused() =>
        Assert.Null(EmbeddedLogRules.Value.GroupOf("/aws/lambda/roleferry-prod-LogErrors"));

    [Theory]
    [InlineData("severity: P0", "severity: P9", "P9")]
    [InlineData("formats: [postgres]", "formats: [oracle]", "oracle")]
    [InlineData("formats: [postgres]", "pattern: \"{time} {levl} {message}\"", "`{levl}` at character 8 is none of")]
    [InlineData("patterns:", "paterns:", "paterns")]
    [InlineData("    contains: connection pool exhausted\n", "", "at least one of")]
    [InlineData("quiet: 30m", "quiet: soon", "soon")]
    [InlineData("unit: milliseconds}", "unit: parsecs}", "parsecs")]
    [InlineData("retention: 30d", "retention: 31d", "1d, 3d, 5d")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/roleferry-api, retention: long,", "`long` is not")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/roleferry-api, archive: often,", "`often` is neither")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/*, retention: 90d,", "need a group's whole name")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/roleferry-workers,", "is there twice")]
    [InlineData("name: /ecs/roleferry-api,", "name: /ecs/two words,", "not a log group name")]
    [InlineData("name: /ecs/roleferry-api,", "name: \"arn:aws:logs:eu-west-1:2:log-group:/api:*\",", "ARN")]
    [InlineData("name: /ecs/roleferry-api,", "name: /aws/lambda/roleferry-dev-LogErrors,", "is never read")]
    public void What_is_wrong_is_told_with_its_place(string good, string bad, string told)
    {
        var (yaml, findings) = LogRulesYaml.Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(yaml);
        Assert.Contains(findings, f => f.Text.Contains(told, StringComparison.Ordinal) && f.Line > 1);
    }

    [Fact]
    public void Each_group_by_its_whole_name_is_listed_with_how_long_it_is_kept_and_whether_it_is_archived()
    {
        var yaml = """
            retention: 30d
            refuse: []
            traces: {}
            signals: {}
            groups:
              - {name: /a, service: a}
              - {name: /b, service: b, retention: 90d, archive: false}
              - {name: /c, service: c, retention: keep, archive: true}
              - {name: "/d/*", service: d}
            """;

        Assert.Equal(
            [new ListedGroup("/a", 30, true), new ListedGroup("/b", 90, false), new ListedGroup("/c", null, true)],
            LogRulesYaml.Read(yaml).Yaml!.Listed
        );
    }

    [Fact]
    public void Retention_and_archive_are_no_matter_of_the_functions()
    {
        var changed = Good.Replace(
            "service: api,",
            "service: api, retention: 90d, archive: false,",
            StringComparison.Ordinal
        );

        Assert.NotEqual(Good, changed);
        Assert.Equal(
            LogRulesJson.Write(LogRulesYaml.Read(Good).Yaml!.Rules),
            LogRulesJson.Write(LogRulesYaml.Read(changed).Yaml!.Rules)
        );
    }

    [Fact]
    public void A_pattern_comes_before_the_formats_of_a_group_and_is_the_same_in_what_functions_carry()
    {
        const string Pattern = "{time} {level} [{logger}] {message}";
        var rules = LogRulesYaml
            .Read(
                Good.Replace(
                    "formats: [postgres]",
                    $"pattern: \"{Pattern}\", formats: [json]",
                    StringComparison.Ordinal
                )
            )
            .Yaml!.Rules;

        var carried = LogRulesJson
            .Read(LogRulesJson.Write(rules))
            .GroupOf("/aws/rds/instance/roleferry-prod-db/error")!;

        Assert.Equal([Pattern, "Json"], carried.Formats.Select(f => f.Name));
    }

    [Fact]
    public void Any_number_of_groups_begins_with_none() =>
        Assert.Empty(LogRulesYaml.Read("groups: []\nrefuse: []\ntraces: {}\nsignals: {}\n").Yaml!.Listed);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "template.yaml")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
