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
        var (rules, findings) = LogsFile.Read(Path.Combine(Root(), LogsFile.Place.Source));

        Assert.Empty(findings);
        Assert.Equal(CompiledCopy.Current, LogsCheck.Of(Path.Combine(Root(), LogsFile.Place.Source)).Compiled);
        Assert.Equal(LogRulesJson.Write(rules!), LogRulesJson.Write(EmbeddedLogRules.Value));
    }

    [Fact]
    public void The_systems_own_log_groups_are_refused() => Assert.Null(EmbeddedLogRules.Value.GroupOf("/aws/lambda/roleferry-prod-LogErrors"));

    [Theory]
    [InlineData("severity: P0", "severity: P9", "P9")]
    [InlineData("formats: [postgres]", "formats: [oracle]", "oracle")]
    [InlineData("patterns:", "paterns:", "paterns")]
    [InlineData("    contains: connection pool exhausted\n", "", "at least one of")]
    [InlineData("quiet: 30m", "quiet: soon", "soon")]
    [InlineData("unit: milliseconds}", "unit: parsecs}", "parsecs")]
    public void What_is_wrong_is_told_with_its_place(string good, string bad, string told)
    {
        var (rules, findings) = LogRulesYaml.Read(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Null(rules);
        Assert.Contains(findings, f => f.Text.Contains(told, StringComparison.Ordinal) && f.Line > 1);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "template.yaml"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
