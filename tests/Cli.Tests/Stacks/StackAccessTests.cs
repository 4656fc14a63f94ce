using System.CommandLine;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Cli.Stacks;
using RoleFerry.Cli.Tests.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Local;

namespace RoleFerry.Cli.Tests.Stacks;

[Collection<IncidentTableTests>]
public sealed class StackAccessTests(IncidentTable tables) : IAsyncLifetime
{
    private LocalStack _local = null!;
    private string _table = null!;

    public async ValueTask InitializeAsync()
    {
        _local = await LocalStack.StartAsync(
            new LocalStackOptions
            {
                Database = tables.Server,
                StackName = $"stack-{Guid.NewGuid():N}",
                RunSchedules = false,
            }
        );
        _table = _local.TableNames[0];
        // The SDK's own variables are the process's; no other test names a stack.
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDFORMATION", _local.Endpoint.ToString());
    }

    public ValueTask DisposeAsync() => _local.DisposeAsync();

    [Theory]
    [InlineData("incidents")]
    [InlineData("why", "api")]
    [InlineData("errors")]
    [InlineData("oncall")]
    [InlineData("oncall", "overrides")]
    [InlineData("silence", "list")]
    [InlineData("redrive")]
    [InlineData("heartbeats")]
    [InlineData("changes", "list")]
    [InlineData("metrics", "list")]
    [InlineData("postmortem", "list")]
    [InlineData("report", "--month", "2026-11")]
    [InlineData("policy", "history")]
    [InlineData("policy", "signals")]
    public void Beside_a_running_local_system_a_command_works_without_any_variable(params string[] arguments)
    {
        var answer = Answer.Of(Beside(), arguments);

        Assert.Equal((0, $"(local system on {_local.Endpoint.Authority})\n"), (answer.ExitCode, answer.Errors));
    }

    [Fact]
    public async Task Beside_a_running_local_system_its_incidents_are_listed()
    {
        var id = await tables.TellAsync(_table, SignalState.Alarm, 0);

        Assert.Contains(id, Answer.Of(Beside(), "incidents").Output, StringComparison.Ordinal);
        Assert.Contains(id, Answer.Of(Beside(), "incidents", "--local").Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_named_stack_tells_its_table_itself()
    {
        var id = await tables.TellAsync(_table, SignalState.Alarm, 0);

        var typed = Answer.Of("incidents", "--stack", _local.Account.StackName);
        var set = Answer.Of(
            new Dictionary<string, string> { ["ROLEFERRY_STACK"] = _local.Account.StackName },
            "incidents"
        );

        Assert.Contains(id, typed.Output, StringComparison.Ordinal);
        Assert.Equal($"(stack {_local.Account.StackName} in eu-central-1)\n", typed.Errors);
        Assert.Equal(typed, set);
    }

    [Fact]
    public async Task A_table_that_the_environment_names_is_taken_before_the_local_system()
    {
        var other = await tables.NewAsync();
        var id = await tables.TellAsync(other, SignalState.Alarm, 0);

        var answer = Answer.Of(Beside(("TABLE_NAME", other)), "incidents");

        Assert.Contains(id, answer.Output, StringComparison.Ordinal);
        Assert.Empty(answer.Errors);
    }

    [Fact]
    public void A_stack_that_the_environment_names_is_taken_before_the_local_system()
    {
        var answer = Answer.Of(Beside(("ROLEFERRY_STACK", "nowhere")), "incidents");

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(
            "The stack nowhere cannot be read: cloudformation:DescribeStacks answered 400 ValidationError: "
                + "Stack with id nowhere does not exist\n",
            answer.Errors
        );
    }

    [Theory]
    [InlineData("--local")]
    [InlineData("--stack", "STACK")]
    public async Task What_is_typed_comes_before_the_environment(params string[] typed)
    {
        var id = await tables.TellAsync(_table, SignalState.Alarm, 0);
        string[] arguments = ["incidents", .. typed.Select(t => t == "STACK" ? _local.Account.StackName : t)];

        var answer = Answer.Of(Beside(("TABLE_NAME", await tables.NewAsync())), arguments);

        Assert.Contains(id, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_that_is_typed_comes_before_the_stacks()
    {
        var other = await tables.NewAsync();
        var id = await tables.TellAsync(other, SignalState.Alarm, 0);

        var answer = Answer.Of(Beside(), "incidents", "--local", "--table", other);

        Assert.Contains(id, answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_names_one_part_is_not_sent_to_the_local_system_for_the_others()
    {
        var (queue, topic) = (StackPart.FailureQueue(), StackPart.AlarmTopic());
        var stack = new StackAccess(TextWriter.Null, name => Beside().GetValueOrDefault(name), new FakeTimeProvider());
        var line = new RootCommand { stack.Stack, stack.Local, queue.Option, topic.Option }.Parse([
            "--queue",
            "https://sqs/production",
        ]);

        var site = await stack.FindAsync(line, [queue, topic], TestContext.Current.CancellationToken);

        Assert.Equal(
            (false, "https://sqs/production", null),
            (site!.IsLocal, site.Find(queue, line), site.Find(topic, line))
        );
    }

    [Fact]
    public async Task The_local_system_tells_every_output_of_the_template()
    {
        var stack = new StackAccess(TextWriter.Null, name => Beside().GetValueOrDefault(name), new FakeTimeProvider());
        var line = new RootCommand { stack.Stack, stack.Local }.Parse(["--local"]);

        var site = await stack.FindAsync(line, [], TestContext.Current.CancellationToken);
        var outputs = site!.Stack.Outputs;

        Assert.Equal(_table, outputs["TableName"]);
        Assert.Equal($"{_local.Endpoint}desk/", outputs["IncidentDeskUrl"]);
        Assert.All(outputs, o => Assert.NotEmpty(o.Value));
    }

    [Fact]
    public void Where_no_local_system_answers_that_is_said()
    {
        var answer = Answer.Of("incidents", "--local");

        Assert.Equal(
            (1, "No local system answers on 127.0.0.1:1. Run `./roleferry start` in another shell.\n"),
            (answer.ExitCode, answer.Errors)
        );
    }

    [Fact]
    public void Two_places_at_once_are_refused() =>
        Assert.Equal("Use either --stack or --local.\n", Answer.Of("incidents", "--local", "--stack", "prod").Errors);

    private Dictionary<string, string> Beside(params (string Name, string Value)[] variables)
    {
        var all = variables.ToDictionary(v => v.Name, v => v.Value);
        all["ROLEFERRY_LOCAL"] = _local.Endpoint.ToString();
        return all;
    }
}
