using System.Text.Json;

namespace RoleFerry.Cli.Tests.PolicyTests;

public class PolicyDiffTests
{
    private const string Folder = "tests/Cli.Tests/PolicyTests";

    [Fact]
    public void Who_would_have_been_told_otherwise_and_of_what_nobody_is_shown()
    {
        var answer = Diff("other.yaml");

        Golden.Equal($"{Folder}/diff.txt", answer.Output);
        Assert.Equal(0, answer.ExitCode);
    }

    [Fact]
    public void Ci_can_refuse_what_loses_something() =>
        Assert.Equal(1, Diff("other.yaml", "--fail-on", "lost").ExitCode);

    [Fact]
    public void A_policy_compared_with_itself_changes_nothing()
    {
        var answer = Diff("routing.yaml", "--fail-on", "lost", "--json");

        var diff = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(
            (0, 4, 0),
            (answer.ExitCode, diff.GetProperty("signals").GetInt32(), diff.GetProperty("changes").GetArrayLength())
        );
    }

    private static Answer Diff(string policy, params string[] more) =>
        Answer.Of([
            "policy",
            "diff",
            Clone.Path($"{Folder}/{policy}"),
            "--against",
            Clone.Path($"{Folder}/routing.yaml"),
            "--signals",
            Clone.Path($"{Folder}/signals.jsonl"),
            .. more,
        ]);
}
