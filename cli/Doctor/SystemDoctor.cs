using System.Globalization;
using Amazon.Runtime;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Stacks;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Cli.Doctor;

/// <summary>
/// Looks at what decides and keeps: the table, the policy in force, the heartbeat, what failed for good, Lambda's
/// room.
/// </summary>
internal sealed class SystemDoctor(Site site, AwsCalls aws, TimeProvider time)
{
    /// <summary>Of an account that is new, and may not even reserve any.</summary>
    private const int LittleConcurrency = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private Deadline Deadline(CancellationToken cancellation) => new(time.GetUtcNow() + Patience, cancellation);

    /// <summary>The policy in force: the table's, else the one that functions of this clone carry.</summary>
    public async Task<(RoutingPolicy Policy, string Name, Check Check)> PolicyAsync(
        TableCalls calls,
        string table,
        CancellationToken cancellation
    )
    {
        const string what = "table";
        try
        {
            var version = await new PolicyStore(calls, BuiltInPolicy.Embedded).CurrentAsync(Deadline(cancellation));
            var check = new Check(what, Found.Ok, $"{table} answers");
            return version is null
                ? (
                    BuiltInPolicy.Value,
                    $"the policy that this clone's functions embed, {BuiltInPolicy.Value.Version}",
                    check
                )
                : (
                    version.Policy,
                    $"policy {version.Number}, {version.Policy.Version}, in force since "
                        + $"{Words.Time(version.AppliedAt)}",
                    check
                );
        }
        catch (StoreUnavailableException e)
        {
            return (
                BuiltInPolicy.Value,
                $"the policy that this clone's functions embed, {BuiltInPolicy.Value.Version}; the one in "
                    + $"force cannot be read",
                new Check(what, Found.Unknown, e.Message)
            );
        }
    }

    /// <summary>
    /// Whether a heartbeat came the whole way lately. Each is an alarm of its own for two transitions.
    /// </summary>
    public async Task<Check> HeartbeatAsync(TableCalls calls, CancellationToken cancellation)
    {
        const string what = "heartbeat";
        try
        {
            var store = new IncidentStore(calls);
            var now = time.GetUtcNow();
            foreach (var moment in new[] { now, now - (2 * Watchdog.Every) })
            {
                var beat = Watchdog.At(moment);
                if (await store.OfAlarmAsync(beat.Key, Deadline(cancellation)) is not null)
                    return new Check(what, Found.Ok, $"{beat.Key.Id} arrived end to end");
            }

            return new Check(
                what,
                Found.ToDo,
                "none arrived in the last ten minutes",
                "After a deployment, wait ten minutes. Otherwise look at the logs of Escalations and AlarmRouter."
            );
        }
        catch (StoreUnavailableException e)
        {
            return new Check(what, Found.Unknown, e.Message);
        }
    }

    /// <summary>Who may do something in Slack. A policy that lets nobody in lets everybody in instead.</summary>
    public async Task<Check> AccessAsync(TableCalls calls, CancellationToken cancellation)
    {
        const string what = "who may act in Slack";
        var source = new OnCallSource(new OnCallStore(calls), time, NullLogger<OnCallSource>.Instance);
        var policy = (await source.GetAsync(cancellation)).Policy;
        var check = policy.WhoMay();
        if (check.IsOpen)
            return new Check(
                what,
                Found.ToDo,
                "anyone in the workspace may do anything, for nobody in monitoring/oncall.yaml has a Slack id",
                "Write each person's member ID there as `slack`, or name a user group under `access`. Then: "
                    + "./roleferry oncall compile, and deploy."
            );
        string[] unknown = [.. policy.People.Where(p => p.Slack is null).Select(p => p.Name)];
        var groups = check.Rules.Groups();
        return new Check(
            what,
            Found.Ok,
            $"{check.Known.Length} of {policy.People.Length} people"
                + (unknown.Length == 0 ? "" : $", without {string.Join(", ", unknown)}, who have no Slack id")
                + (
                    groups.IsEmpty
                        ? ""
                        : $"; {string.Join(", ", groups)} too, if the bot token has the scope usergroups:read"
                )
        );
    }

    /// <summary>How much waits in the failure queue.</summary>
    public async Task<Check> FailureQueueAsync(CancellationToken cancellation)
    {
        const string what = "failure queue";
        if (site.Stack.Outputs.GetValueOrDefault("FailureQueueUrl") is not { Length: > 0 } url)
            return new Check(what, Found.Unknown, "the stack has no output FailureQueueUrl");
        try
        {
            using var sqs = site.Sqs();
            string[] counts = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"];
            var answer = await sqs.GetQueueAttributesAsync(
                new GetQueueAttributesRequest { QueueUrl = url, AttributeNames = [.. counts] },
                cancellation
            );
            var waiting = counts.Sum(c =>
                int.Parse(answer.Attributes.GetValueOrDefault(c, "0"), CultureInfo.InvariantCulture)
            );
            return waiting == 0
                ? new Check(what, Found.Ok, "empty")
                : new Check(
                    what,
                    Found.ToDo,
                    waiting == 1 ? "1 message waits" : $"{waiting} messages",
                    "./roleferry redrive"
                );
        }
        catch (Exception e) when (AwsFaults.IsOne(e))
        {
            return new Check(what, Found.Unknown, $"{url} cannot be read: {e.Message}");
        }
    }

    /// <summary>
    /// How many invocations the account may run at once.
    /// https://docs.aws.amazon.com/lambda/latest/api/API_GetAccountSettings.html
    /// </summary>
    public async Task<Check> ConcurrencyAsync(CancellationToken cancellation)
    {
        const string what = "Lambda's concurrency";
        try
        {
            var answer = await aws.LambdaAsync("GetAccountSettings", "2016-08-19/account-settings/", cancellation);
            var limit = answer.GetProperty("AccountLimit");
            var all = limit.GetProperty("ConcurrentExecutions").GetInt32();
            var free = limit.GetProperty("UnreservedConcurrentExecutions").GetInt32();
            var text = $"{all} invocations at once in the account, {all - free} of them reserved";
            return all < LittleConcurrency
                ? new Check(
                    what,
                    Found.ToDo,
                    text,
                    "Request a higher quota in Service Quotas, Lambda, Concurrent executions. Otherwise a storm "
                        + "of logs could delay alarms."
                )
                : new Check(what, Found.Ok, text);
        }
        catch (Exception e)
            when (e is AwsCallException or AmazonClientException or KeyNotFoundException or InvalidOperationException)
        {
            return new Check(what, Found.Unknown, e.Message);
        }
    }
}
