using System.Text.Json;

namespace RoleFerry.Cli.Tests.Explanations;

public class ExplainTests
{
    private const string Policy = "tests/Cli.Tests/Explanations/policy.yaml";

    public static TheoryData<string> Events() =>
        [
            .. Directory
                .GetFiles(Clone.Path("events"), "*.json")
                .Select(f => Path.GetFileName(f))
                .Where(IsForAlarmRouter)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_explained_to_the_last_message(string file)
    {
        var answer = Explain(Clone.Path($"events/{file}"));

        Assert.Empty(answer.Errors);
        Golden.Equal(
            $"tests/Cli.Tests/Explanations/Golden/{Path.ChangeExtension(file, ".txt")}",
            answer.Output.Replace(Clone.Path("") + "/", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Programs_get_the_whole_message_without_the_key_that_sends_it()
    {
        var answer = Explain(Clone.Path("events/alarm-direct-metric.json"), "--json");

        var signal = JsonDocument.Parse(answer.Output).RootElement.GetProperty("signals")[0];
        var page = signal.GetProperty("nothingOpen").GetProperty("messages")[0];
        Assert.Equal("P1", signal.GetProperty("severity").GetString());
        Assert.Equal("PagerDuty", page.GetProperty("carrier").GetString());
        var body = JsonDocument.Parse(page.GetProperty("body").GetString()!).RootElement;
        Assert.Equal("trigger", body.GetProperty("event_action").GetString());
        Assert.Equal("(the routing key)", body.GetProperty("routing_key").GetString());
    }

    [Fact]
    public void A_file_that_is_not_there_is_named()
    {
        var answer = Explain("nowhere/event.json");

        Assert.Equal(1, answer.ExitCode);
        Assert.StartsWith("nowhere/event.json cannot be read: ", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_cannot_be_used_is_named_with_the_place_of_its_first_error()
    {
        var answer = Answer.Of(
            "explain",
            Clone.Path("events/alarm-ok.json"),
            "--policy",
            Clone.Path("tests/Cli.Tests/Policies/Checked/comment.yaml")
        );

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("comment.yaml:4:12: `target` has no value.", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_policy_explains_the_same_as_its_source()
    {
        var source = Answer.Of(
            "explain",
            Clone.Path("events/alarm-sns-several.json"),
            "--policy",
            Clone.Path("monitoring/routing.yaml")
        );
        var compiled = Answer.Of(
            "explain",
            Clone.Path("events/alarm-sns-several.json"),
            "--policy",
            Clone.Path("monitoring/routing.compiled.json")
        );

        Assert.Equal(source.Output.Split('\n')[1..], compiled.Output.Split('\n')[1..]);
    }

    private static Answer Explain(string file, params string[] more) =>
        Answer.Of(["explain", file, "--policy", Clone.Path(Policy), .. more]);

    private static readonly string[] Others = ["logs-", "schedule-rollup-", "desk-", "widget-"];

    private static bool IsForAlarmRouter(string file) =>
        !Others.Any(other => file.StartsWith(other, StringComparison.Ordinal));
}
