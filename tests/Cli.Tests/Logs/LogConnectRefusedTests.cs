namespace RoleFerry.Cli.Tests.Logs;

/// <summary>What an operator is told where nothing can be looked at.</summary>
public class LogConnectRefusedTests
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["AWS_ACCESS_KEY_ID"] = "local",
        ["AWS_SECRET_ACCESS_KEY"] = "local",
    };

    [Fact]
    public async Task Whoever_may_not_look_is_told_what_may_be_needed()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Errors["DescribeLogGroups"] = new([(400, "AccessDeniedException", "User: me is not authorized")]);

        var answer = await CommandProcess.RunAsync(
            new(Keys) { ["AWS_REGION"] = "eu-west-1", ["AWS_ENDPOINT_URL_CLOUDWATCH_LOGS"] = logs.Url.ToString() },
            "logs",
            "disconnect",
            "--stack",
            "pager"
        );

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("These credentials are not allowed to call logs:DescribeLogGroups.", answer.Errors, Ordinal);
        Assert.Contains("These permissions are needed: cloudformation:DescribeStacks", answer.Errors, Ordinal);
    }

    [Fact]
    public async Task Where_nobody_answers_who_did_not_is_named()
    {
        var answer = await CommandProcess.RunAsync(
            new(Keys) { ["AWS_REGION"] = "eu-west-1", ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1" },
            "logs",
            "connect",
            Clone.Path("monitoring/logs.yaml"),
            "--stack",
            "pager"
        );

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains("cloudformation:DescribeStacks could not be called", answer.Errors, Ordinal);
    }

    [Fact]
    public async Task Without_credentials_or_a_region_that_is_said()
    {
        string[] line = ["logs", "connect", Clone.Path("monitoring/logs.yaml"), "--stack", "pager"];

        var nowhere = await CommandProcess.RunAsync(new(Keys), line);
        var nobody = await CommandProcess.RunAsync(new() { ["AWS_REGION"] = "eu-west-1" }, line);

        Assert.Equal((1, 1), (nowhere.ExitCode, nobody.ExitCode));
        Assert.Contains("no region is configured; set AWS_REGION", nowhere.Errors, Ordinal);
        Assert.Contains("The log groups cannot be read: ", nobody.Errors, Ordinal);
        Assert.Contains("credentials", nobody.Errors, Ordinal);
    }

    [Fact]
    public void Without_a_stack_it_is_asked_for() =>
        Assert.Equal(
            (1, "Which stack? Name it with --stack or ROLEFERRY_STACK.\n"),
            Answer.Of("logs", "connect") is var answer ? (answer.ExitCode, answer.Errors) : default
        );

    [Fact]
    public void The_local_system_has_nothing_to_connect() =>
        Assert.Contains(
            "reads the groups of logs.yaml by itself",
            Answer.Of("logs", "connect", "--local").Errors,
            Ordinal
        );
}
