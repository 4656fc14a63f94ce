using System.Text.Json;
using System.Xml.Linq;

namespace RoleFerry.Cli.Tests.PolicyTests;

public class PolicyTestTests
{
    private const string Folder = "tests/Cli.Tests/PolicyTests";

    [Fact]
    public void The_teams_cases_come_out_as_expected_and_reach_every_route_and_rule()
    {
        var answer = Answer.Of(
            "policy",
            "test",
            "--policy",
            Clone.Path("monitoring/routing.yaml"),
            "--on-call",
            Clone.Path("monitoring/oncall.yaml"),
            "--json"
        );

        var report = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(0, answer.ExitCode);
        Assert.Equal(["route default"], report.GetProperty("notReached").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public void Time_windows_summer_time_inhibition_and_who_is_on_call_are_tried_in_one_case()
    {
        var answer = Run("routing.tests.yaml");

        Golden.Equal($"{Folder}/routing.tests.txt", Short(answer.Output));
        Assert.Equal(0, answer.ExitCode);
    }

    [Fact]
    public void What_is_otherwise_than_expected_is_shown_with_its_place_and_the_reasons()
    {
        var answer = Run("wrong.tests.yaml");

        Golden.Equal($"{Folder}/wrong.tests.txt", Short(answer.Output));
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_answered_with_line_and_column()
    {
        var answer = Run("broken.tests.yaml");

        Golden.Equal($"{Folder}/broken.tests.txt", Short(answer.Errors));
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    public void Results_are_written_as_junit_for_ci()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.xml");
        try
        {
            Run("wrong.tests.yaml", "--junit", file);

            var suite = XDocument.Load(file).Root!.Element("testsuite")!;
            Assert.Equal(("1", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
            Assert.Contains(suite.Element("testcase")!.Elements("failure"), f =>
                f.Attribute("message")!.Value == "channels: expected ops, got ops, pagerduty"
            );
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Answer Run(string cases, params string[] more) =>
        Answer.Of([
            "policy",
            "test",
            Clone.Path($"{Folder}/{cases}"),
            "--policy",
            Clone.Path($"{Folder}/routing.yaml"),
            "--on-call",
            Clone.Path("monitoring/oncall.yaml"),
            .. more,
        ]);

    private static string Short(string output) =>
        output.Replace(Clone.Path(Folder) + "/", "", StringComparison.Ordinal);
}
