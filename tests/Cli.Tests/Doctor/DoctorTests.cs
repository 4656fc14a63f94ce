using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using RoleFerry.Adapters;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Cli.Tests.Incidents;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Local;
using RoleFerry.Local.Faults;

namespace RoleFerry.Cli.Tests.Doctor;

/// <summary>The doctor looks at a whole system on this machine; tests take away what it would miss.</summary>
[Collection<IncidentTableTests>]
public sealed class DoctorTests(IncidentTable tables)
{
    private const string Key = "/pagerduty/routing-key";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Where_all_is_configured_it_says_who_would_be_told()
    {
        await using var stack = await StartAsync("doctor-all");
        await tables.TellAsync(stack.TableNames[0], Watchdog.At(Now));

        var answer = Look(stack);

        Assert.Equal(0, answer.ExitCode);
        Golden.Equal("tests/Cli.Tests/Doctor/Golden/all.txt", Settled(answer));
    }

    [Fact]
    public async Task Where_nothing_is_configured_it_says_what_to_do_and_fails()
    {
        await using var stack = await StartAsync("doctor-nothing", []);
        stack.SetMailSubscribers("EmailTopic", confirmed: 0, pending: 1);
        stack.SetMailSubscribers("OpsTopic", confirmed: 0);

        var answer = Look(stack);

        Assert.Equal(1, answer.ExitCode);
        Golden.Equal("tests/Cli.Tests/Doctor/Golden/nothing.txt", Settled(answer));
    }

    [Fact]
    public async Task No_secret_is_ever_shown()
    {
        await using var stack = await StartAsync("doctor-secrets");

        var shown = Look(stack).Output + Look(stack, "--json").Output;

        Assert.All(new LocalStackOptions().Secrets.Values, secret =>
            Assert.DoesNotContain(secret, shown, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Mail_alone_is_enough_for_P0()
    {
        await using var stack = await StartAsync("doctor-mail", []);

        var answer = Look(stack);

        Assert.Equal(0, answer.ExitCode);
        Assert.Contains(
            "  P0  email, in place of pagerduty  (pagerduty: no secret ",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_key_that_is_none_rings_nobody()
    {
        await using var stack = await StartAsync("doctor-key", new() { [Key] = "https://events.pagerduty.com/" });
        stack.SetMailSubscribers("EmailTopic", confirmed: 0);

        var answer = Look(stack);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(
            "PagerDuty, pagerduty: /roleferry/dev/pagerduty/routing-key is not an Events API v2 integration key",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_bot_token_that_Slack_refuses_reaches_nobody_there()
    {
        await using var stack = await StartAsync("doctor-token");
        stack.Slack.Token = "xoxb-another";

        var answer = Look(stack);

        Assert.Contains(
            "  P1  pagerduty; else email  (incidents: the bot token was refused: invalid_auth)",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_bot_token_that_may_not_post_reaches_nobody_there()
    {
        await using var stack = await StartAsync("doctor-scopes");
        stack.Slack.Scopes = ["commands"];

        Assert.Contains(
            "to do    Slack: the bot token lacks chat:write\n",
            Look(stack).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_cannot_be_asked_is_not_called_well()
    {
        await using var stack = await StartAsync("doctor-denied");
        stack.SetMailSubscribers("EmailTopic", confirmed: 0);
        stack.Faults.Set("ssm", new Fault(FaultKind.Reject));

        var answer = Look(stack);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(
            "  P0  not known  (pagerduty: the secrets below /roleferry/dev cannot be read: ",
            answer.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_failed_for_good_is_counted()
    {
        await using var stack = await StartAsync("doctor-queue");
        using var sqs = new AmazonSQSClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonSQSConfig { ServiceURL = stack.Endpoint.ToString(), AuthenticationRegion = stack.Account.Region }
        );
        await sqs.SendMessageAsync(
            stack.Account.QueueUrl("doctor-queue-FailureQueue"),
            "{}",
            TestContext.Current.CancellationToken
        );

        var queue = JsonDocument
            .Parse(Look(stack, "--json").Output)
            .RootElement.GetProperty("checks")
            .EnumerateArray()
            .Single(c => c.GetProperty("what").GetString() == "failure queue");

        Assert.Equal(
            ("ToDo", "1 message waits", "./roleferry redrive"),
            (
                queue.GetProperty("found").GetString(),
                queue.GetProperty("text").GetString(),
                queue.GetProperty("next").GetString()
            )
        );
    }

    [Fact]
    public async Task The_policy_that_is_in_force_is_the_one_that_counts()
    {
        await using var stack = await StartAsync("doctor-policy");
        var other = Clone.Path("tests/Cli.Tests/PolicyTests/other.yaml");
        Assert.Equal(0, Answer.Of(Beside(stack), "policy", "apply", other, "--yes", "--by", "ana").ExitCode);

        Assert.Contains("by policy 1, sha-", Look(stack).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_without_a_Slack_id_let_everybody_in_and_that_is_said()
    {
        await using var stack = await StartAsync("doctor-access");
        var policy = EmbeddedOnCall.Value with { People = [.. EmbeddedOnCall.Value.People.Select(Unknown)] };
        await tables.ChangeOnCallAsync(stack.TableNames[0], policy);

        Assert.Contains(
            "to do    who may act in Slack: anyone in the workspace may do anything, for nobody in "
                + "monitoring/oncall.yaml has a Slack id\n",
            Look(stack).Output,
            StringComparison.Ordinal
        );

        static Person Unknown(Person person) => person with { Slack = null };
    }

    [Fact]
    public void Without_a_stack_it_says_how_to_name_one()
    {
        var answer = Answer.Of("doctor");

        Assert.Equal(
            (
                1,
                "Which stack? Give --stack, or ROLEFERRY_STACK in the environment; or run `./roleferry start` "
                    + "in another shell.\n"
            ),
            (answer.ExitCode, answer.Errors)
        );
    }

    private static Answer Look(LocalStack stack, params string[] more) => Answer.Of(Beside(stack), ["doctor", .. more]);

    private static Dictionary<string, string> Beside(LocalStack stack) =>
        new() { ["ROLEFERRY_LOCAL"] = stack.Endpoint.ToString() };

    /// <summary>Without what a change of the policy changes.</summary>
    private static string Settled(Answer answer) =>
        answer.Output.Replace(BuiltInPolicy.Value.Version, "VERSION", StringComparison.Ordinal);

    private Task<LocalStack> StartAsync(string name, Dictionary<string, string>? secrets = null)
    {
        var options = new LocalStackOptions
        {
            Database = tables.Server,
            StackName = name,
            RunSchedules = false,
        };
        return LocalStack.StartAsync(
            options with
            {
                Secrets = secrets ?? options.Secrets,
            },
            TestContext.Current.CancellationToken
        );
    }
}
