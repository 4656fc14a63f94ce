using System.Text.Json;

namespace RoleFerry.Cli.Tests.Logs;

/// <summary>The tool shows what the function does: its reader, its rules, its least level, its joining of lines.</summary>
public sealed class FingerprintCommandTests : IDisposable
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly string[] Traceback =
    [
        "2026-11-23 12:00:00,123 INFO app: all is well",
        "2026-11-23 12:00:00,123 WARNING app: it is slow",
        "2026-11-23 12:00:01,123 ERROR app.mail: no mail for ada@example.com",
        "Traceback (most recent call last):",
        "  File \"/app/mail/send.py\", line 41, in send",
        "    raise NoMail(password=hunter2hunter)",
        "mail.errors.NoMail: password=hunter2hunter",
        "2026-11-23 12:00:02,123 INFO app: all is well again",
    ];

    private readonly string _log = Path.GetTempFileName();

    public void Dispose() => File.Delete(_log);

    [Fact]
    public void Lines_are_joined_and_only_errors_are_shown_with_all_that_is_known_of_them()
    {
        File.WriteAllLines(_log, Traceback);

        var answer = Answer.Of("fingerprint", _log, "--rules", Rules(), "--group", "/ecs/roleferry-api", "--json");

        Assert.Equal(0, answer.ExitCode);
        var log = Assert.Single(JsonDocument.Parse(answer.Output).RootElement.EnumerateArray());
        Assert.Equal(8, log.GetProperty("events").GetInt32());
        var entry = Assert.Single(log.GetProperty("entries").EnumerateArray());
        Assert.Equal(2, entry.GetProperty("event").GetInt32());
        Assert.Equal(5, entry.GetProperty("lines").GetInt32());
        Assert.Equal("Error", entry.GetProperty("level").GetString());
        Assert.Equal("api", entry.GetProperty("service").GetString());
        Assert.Equal("app.mail", entry.GetProperty("logger").GetString());
        Assert.Equal("send", entry.GetProperty("frames")[0].GetProperty("function").GetString());
        Assert.Equal(
            ["email address", "password"],
            entry.GetProperty("secrets").EnumerateArray().Select(s => s.GetProperty("kind").GetString())
        );
        Assert.DoesNotContain("hunter2", answer.Output, Ordinal);
    }

    [Fact]
    public void For_people_it_says_the_same()
    {
        File.WriteAllLines(_log, Traceback);

        var answer = Answer.Of("fingerprint", _log, "--rules", Rules());

        Assert.Contains("3-7: f", answer.Output, Ordinal);
        Assert.Contains("Text, Error, service unknown, logger app.mail", answer.Output, Ordinal);
        Assert.Contains("own code  mail/send.py send", answer.Output, Ordinal);
        Assert.Contains("removed: email address, password (2)", answer.Output, Ordinal);
        Assert.Contains("8 lines: 1 error in 1 group.", answer.Output, Ordinal);
    }

    [Fact]
    public void The_rules_of_the_file_hold()
    {
        File.WriteAllLines(_log, ["ERROR:app:too many connections for cust-17"]);
        string rules = Path.GetTempFileName();
        File.WriteAllText(rules, MutatedRules.Good.Replace("redact: []", "redact: ['cust-[0-9]+']", Ordinal));

        var answer = Answer.Of("fingerprint", _log, "--rules", rules);
        File.Delete(rules);

        Assert.Contains("pattern too many connections", answer.Output, Ordinal);
        Assert.Contains("removed: `redact` in logs.yaml", answer.Output, Ordinal);
    }

    [Fact]
    public void The_check_also_shows_lines()
    {
        File.WriteAllLines(_log, ["ERROR:app:it broke"]);

        var answer = Answer.Of("logs", "check", Rules(), "--lines", _log);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("is valid", answer.Output, Ordinal);
        Assert.Contains("1 line: 1 error in 1 group.", answer.Output, Ordinal);
    }

    [Theory]
    [InlineData("--since needs --group", "--since", "1h")]
    [InlineData("--since: ", "--since", "soon", "--group", "/a")]
    [InlineData("Give a file, - for standard input, or --group and --since.")]
    [InlineData("/nowhere/x.log cannot be read", "/nowhere/x.log")]
    public void What_is_missing_is_told(string told, params string[] more)
    {
        var answer = Answer.Of(["fingerprint", "--rules", Rules(), .. more]);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(told, answer.Errors, Ordinal);
    }

    [Fact]
    public async Task A_log_group_is_read_from_the_account_stream_by_stream()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/ecs/roleferry-api");
        logs.Log("/ecs/roleferry-api", "a", Traceback[2], Traceback[3], Traceback[4]);
        logs.Log("/ecs/roleferry-api", "b", "ERROR:app:it broke");
        logs.Log("/ecs/roleferry-api", "a", Traceback[5], Traceback[6]);

        var answer = await CommandProcess.RunAsync(
            new()
            {
                ["AWS_ACCESS_KEY_ID"] = "local",
                ["AWS_SECRET_ACCESS_KEY"] = "local",
                ["AWS_REGION"] = "eu-west-1",
                ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = logs.Url.ToString(),
                ["ROLEFERRY_LOCAL"] = "http://127.0.0.1:1/",
            },
            "fingerprint",
            "--rules",
            Rules(),
            "--group",
            "/ecs/roleferry-api",
            "--since",
            "1h"
        );

        Assert.Equal("", answer.Errors);
        Assert.Contains("1-5: f", answer.Output, Ordinal);
        Assert.Contains("6 lines: 2 errors in 2 groups.", answer.Output, Ordinal);
    }

    private static string Rules() => Clone.Path("monitoring/logs.yaml");
}
