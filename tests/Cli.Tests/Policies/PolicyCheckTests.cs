using System.Text.Json;
using RoleFerry.Cli.Policies;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;

namespace RoleFerry.Cli.Tests.Policies;

public class PolicyCheckTests
{
    private const string Folder = "tests/Cli.Tests/Policies/Checked";

    public static TheoryData<string> Files() =>
        [
            .. Directory
                .GetFiles(Clone.Path(Folder), "*.yaml")
                .Select(f => Path.GetFileName(f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Everything_that_is_wrong_is_told_with_its_place_and_what_to_do(string file)
    {
        var path = Clone.Path($"{Folder}/{file}");

        var answer = Answer.Of("policy", "check", path);

        Golden.Equal(
            $"{Folder}/{Path.ChangeExtension(file, ".txt")}",
            answer.Output.Replace(Clone.Path(Folder) + "/", "", StringComparison.Ordinal)
        );
        Assert.Equal(answer.Output.Contains(": error: ", StringComparison.Ordinal) ? 1 : 0, answer.ExitCode);
    }

    [Fact]
    public void The_teams_policy_is_good_and_its_compiled_copy_current()
    {
        var answer = Answer.Of("policy", "check", Clone.Path("monitoring/routing.yaml"));

        Assert.Equal(0, answer.ExitCode);
        Assert.Matches(
            @"\A\S+routing\.yaml is valid: \d+ routes, 8 channels, \d+ rules; version sha-[0-9a-f]{12}\.\n\z",
            answer.Output
        );
    }

    /// <summary>One channel and as many rules as there is room for beside it; one more is refused.</summary>
    [Theory]
    [InlineData(68, null)]
    [InlineData(
        69,
        "One alarm could need 101 writes, and DynamoDB takes 100 in a transaction: there are 70 channels (those of "
            + "phones count twice) and inhibition rules, 69 at most."
    )]
    public void A_policy_asks_for_no_more_than_a_transaction_takes(int rules, string? error)
    {
        var read = PolicyYaml.Read(
            "channels:\n  a: {kind: email}\nroute:\n  channels: [a]\ninhibit:\n"
                + string.Concat(
                    Enumerable
                        .Range(0, rules)
                        .Select(i => $"  - {{name: r{i}, source: service=s{i}, target: severity=P3, equal: region}}\n")
                )
        );

        Assert.Equal(error, read.Findings.SingleOrDefault()?.Text);
        Assert.Equal(error is null, read.Policy is not null);
    }

    /// <summary>What a function still goes on with is not applied anew, compiled or not.</summary>
    [Fact]
    public void A_compiled_policy_with_twin_rules_is_refused_too()
    {
        var policy = PolicyFile.Read(Clone.Path("monitoring/routing.yaml")).Policy!;
        var rule = new InhibitRule("one", [], [], ["region"]);
        var twins = policy with { Inhibit = [rule, rule with { Name = "other" }] };
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        File.WriteAllBytes(path, PolicyFile.Compile(twins with { Version = PolicyJson.VersionOf(twins) }));

        var answer = Answer.Of("policy", "check", path);

        File.Delete(path);
        Assert.Contains("The inhibition rule `other` says the same as `one`", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, answer.ExitCode);
    }

    [Fact]
    public void Tried_on_signals_it_says_how_many_alarms_each_part_covers()
    {
        var folder = Clone.Path("tests/Cli.Tests/PolicyTests");

        var answer = Answer.Of("policy", "check", $"{folder}/routing.yaml", "--signals", $"{folder}/signals.jsonl");

        Golden.Equal(
            "tests/Cli.Tests/Policies/coverage.txt",
            answer.Output.Replace(folder + "/", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var answer = Answer.Of("policy", "check", "nowhere/routing.yaml");

        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith(
            "nowhere/routing.yaml:1:1: error: The file cannot be read: ",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void With_json_the_same_is_said_to_programs()
    {
        var answer = Answer.Of("policy", "check", Clone.Path($"{Folder}/comment.yaml"), "--json");

        var json = JsonDocument.Parse(answer.Output).RootElement;
        var finding = Assert.Single(json.GetProperty("findings").EnumerateArray());
        Assert.Equal(1, answer.ExitCode);
        Assert.False(json.GetProperty("ok").GetBoolean());
        Assert.Equal("Error", finding.GetProperty("level").GetString());
        Assert.Equal((4, 12), (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Contains("comment", finding.GetProperty("text").GetString(), StringComparison.Ordinal);
    }
}
