using System.Text.Json;

namespace RoleFerry.Cli.Tests.Logs.Learning;

public sealed class LearnCommandTests : IDisposable
{
    private const string Golden = "tests/Cli.Tests/Logs/Learning/Golden/";

    private readonly string _log = Path.GetTempFileName();

    public void Dispose() => File.Delete(_log);

    [Fact]
    public void The_pattern_is_shown_with_what_it_reads_and_what_is_left()
    {
        var answer = Learn(
            [
                .. Layouts.Lines("press.{I} ~{L}~ {M}"),
                "2026-11-30 14:00:00 INFO app all is well",
                "+++ mail to jane@example.com +++",
            ],
            "--group",
            "/ecs/press"
        );

        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Tests.Golden.Equal(Golden + "learned.txt", answer.Output);
    }

    [Fact]
    public void Several_layouts_are_one_list()
    {
        var answer = Learn([
            .. Layouts.Lines("press.{I} ~{L}~ {M}"),
            .. Layouts.Lines("inking unit {L}; {M}"),
            .. Layouts.Lines("+++ {M} +++"),
        ]);

        Assert.Equal(0, answer.ExitCode);
        Tests.Golden.Equal(Golden + "several.txt", answer.Output);
    }

    [Fact]
    public void Where_all_is_understood_nothing_is_needed()
    {
        var answer = Learn(["ERROR:app:it broke", "INFO:app:all is well", "{\"level\":\"info\",\"msg\":\"x\"}"]);

        Assert.Equal(0, answer.ExitCode);
        Tests.Golden.Equal(Golden + "known.txt", answer.Output);
    }

    [Fact]
    public void Where_no_pattern_is_found_it_is_said_why()
    {
        var answer = Learn(["<Fehler> es ist kaputt", "<Hinweis> es geht"]);

        Assert.Equal(1, answer.ExitCode);
        Tests.Golden.Equal(Golden + "none.txt", answer.Output);
    }

    [Fact]
    public void For_programs_it_says_the_same()
    {
        var answer = Learn(Layouts.Lines("press.{I} ~{L}~ {M}"), "--json");

        var learned = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(
            "{logger} ~{level}~ {message}",
            learned.GetProperty("patterns")[0].GetProperty("pattern").GetString()
        );
        Assert.Equal(4, learned.GetProperty("after").GetProperty("errors").GetInt32());
    }

    [Fact]
    public void Standard_input_may_have_no_lines()
    {
        var answer = Answer.Of("logs", "learn", "-");

        Assert.Equal((1, "There are no lines to learn from.\n"), (answer.ExitCode, answer.Output));
    }

    [Theory]
    [InlineData("Give a file, - for standard input, or --group and --since.")]
    [InlineData("/nowhere/x.log cannot be read", "/nowhere/x.log")]
    [InlineData("The file cannot be read", "-", "--rules", "/nowhere/logs.yaml")]
    public void What_is_missing_is_told(string told, params string[] more)
    {
        var answer = Answer.Of(["logs", "learn", .. more]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(told, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_group_is_read_from_the_account()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/ecs/press");
        logs.Log("/ecs/press", "a", Layouts.Lines("press.{I} ~{L}~ {M}"));
        logs.Log("/ecs/press", "b", Layouts.Lines("press.{I} ~{L}~ {M}"));

        var answer = await CommandProcess.RunAsync(
            new()
            {
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_REGION"] = "eu-west-1",
                ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = logs.Url.ToString(),
                ["ROLEFERRY_LOCAL"] = "http://127.0.0.1:1/",
            },
            "logs",
            "learn",
            "--rules",
            Clone.Path("monitoring/logs.yaml"),
            "--group",
            "/ecs/press",
            "--since",
            "1h"
        );

        Assert.Equal("", answer.Errors);
        Assert.Contains("reads 40 lines: 8 Error", answer.Output, StringComparison.Ordinal);
        Assert.Contains("{name: /ecs/press, service: press, pattern: ", answer.Output, StringComparison.Ordinal);
    }

    private Answer Learn(string[] lines, params string[] more)
    {
        File.WriteAllLines(_log, lines);
        return Answer.Of(["logs", "learn", _log, .. more]);
    }
}
