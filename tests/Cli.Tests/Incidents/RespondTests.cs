using System.Text.Json;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Signals;
using RoleFerry.Tests.AwsTools;

namespace RoleFerry.Cli.Tests.Incidents;

/// <summary>What people answer to an incident on the command line, with moto to say who they are.</summary>
[Collection<IncidentTableTests>]
public class RespondTests(IncidentTable tables, MotoServer moto) : IClassFixture<MotoServer>
{
    /// <summary>Whom moto takes any credentials for.</summary>
    private const string AwsName = "moto";

    public static TheoryData<string> Typed => [.. TypedCommands.All.Select(c => $"{c.Words[0]} {c.Example}".Trim())];

    [Fact]
    public async Task Whoever_aws_names_acknowledges_as_the_person_whose_entry_has_that_name()
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));

        var answer = Run(table, "ack", id);

        Assert.Equal(
            ($"{id}: Maya Okafor acknowledged it on the command line. Others are told within a minute.\n", "", 0),
            (answer.Output, answer.Errors, answer.ExitCode)
        );
        Assert.Contains("Maya Okafor", Show(table, id), StringComparison.Ordinal);
        var left = await tables.ItemAsync(table, $"INC#{id}", "OUT#000002#pagerduty");
        Assert.Equal(("Pending", "0", false), (left["state"].S, left["attempts"].N, left["leased"].BOOL));
        Assert.Equal(Now.ToUnixTimeMilliseconds().ToString(Invariant), left["dueAt"].N);
    }

    [Fact]
    public async Task Whoever_nobody_knows_is_told_what_to_do_and_changes_nothing()
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead"));

        var answer = Run(table, "resolve", id);

        Assert.Equal(1, answer.ExitCode);
        Assert.Equal(
            $"AWS knows you as arn:aws:sts::{MotoServer.Account}:user/{AwsName}, and nobody on the on-call schedule in "
                + "force has this name as aws, email or id. Add it to your entry of monitoring/oncall.yaml, or say who "
                + "you are with --as PERSON.\n",
            answer.Errors
        );
        Assert.DoesNotContain("resolved", Show(table, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_aws_does_not_answer_a_person_says_who_they_are()
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead"), sts: "http://127.0.0.1:1");

        var refused = Run(table, "ack", id);
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches(
            @"\AWho you are could not be found out: .*GetCallerIdentity.* Say it with --as PERSON\.\n\z",
            refused.Errors
        );

        var answer = Run(table, "note", id, "restarted", "the", "workers", "--as", "maya");
        Assert.Equal((0, ""), (answer.ExitCode, answer.Errors));
        Assert.Contains("restarted the workers", Show(table, id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Typed))]
    [InlineData("escalate")]
    [InlineData("own")]
    [InlineData("own jonas")]
    public async Task Whatever_can_be_typed_in_slack_can_be_said_here(string words)
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));
        var said = words.Split(' ');

        var answer = Run(table, [said[0], id, .. said[1..], "--json"]);

        Assert.Equal("", answer.Errors);
        var json = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(id, json.GetProperty("incidentId").GetString());
        Assert.Contains(json.GetProperty("outcome").GetString(), (string[])["Done", "AlreadySo"]);
    }

    [Fact]
    public async Task Escalating_calls_whom_the_clock_would_call_next()
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));

        var answer = Run(table, "escalate", id);

        Assert.Equal(0, answer.ExitCode);
        Assert.StartsWith($"{id}: Maya Okafor escalated it: ", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sev", "P9", "Give the severity as P0, P1, P2 or P3, as in: sev INC-7F3K9Q2M P1")]
    [InlineData("note", "", "A note needs a text, as in: note INC-7F3K9Q2M restarted the workers")]
    [InlineData("own", "jonsa", "Nobody on the on-call schedule in force has the id jonsa. Did you mean `jonas`?")]
    public async Task What_is_wrong_is_said_and_nothing_is_done(string verb, string words, string expected)
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));
        var before = Show(table, id);

        var answer = Run(table, [verb, id, .. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal((1, expected), (answer.ExitCode, answer.Errors.Trim()));
        Assert.Equal(before, Show(table, id));
    }

    [Fact]
    public async Task Where_the_policy_in_force_cannot_be_read_nothing_is_done_by_another_one()
    {
        var (table, id) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));
        var before = Show(table, id);
        await tables.PutAsync(
            table,
            new Dictionary<string, AttributeValue>
            {
                ["PK"] = new() { S = "POLICY" },
                ["SK"] = new() { S = "CURRENT" },
            }
        );

        var answer = Run(table, "escalate", id);

        Assert.Equal(
            (1, "The policy in force could not be read, so nothing was done. Try again."),
            (answer.ExitCode, answer.Errors.Trim())
        );
        Assert.Equal(before, Show(table, id));
    }

    [Fact]
    public async Task An_incident_that_there_is_not_is_said()
    {
        var (table, _) = await OpenAsync(new Person("maya", "Maya Okafor", "SRE lead", Aws: AwsName));

        var answer = Run(table, "ack", "INC-00000000");

        Assert.Equal((1, "INC-00000000: There is no incident INC-00000000.\n"), (answer.ExitCode, answer.Output));
    }

    private static readonly IFormatProvider Invariant = System.Globalization.CultureInfo.InvariantCulture;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A table with one open incident, and somebody in place of whoever has that id on the schedule.</summary>
    private async Task<(string Table, string Incident)> OpenAsync(Person person, string? sts = null)
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", sts ?? moto.Endpoint.ToString());
        var table = await tables.NewAsync();
        var policy = EmbeddedOnCall.Value;
        await tables.ChangeOnCallAsync(
            table,
            policy with
            {
                People = [.. policy.People.Select(p => p.Id == person.Id ? person : p)],
            }
        );
        return (table, await tables.TellAsync(table, SignalState.Alarm, 0));
    }

    private static string Show(string table, string id) => Answer.Of("incidents", "show", id, "--table", table).Output;

    private static Answer Run(string table, params string[] words) =>
        Answer.Of(["incidents", .. words, "--table", table]);
}
