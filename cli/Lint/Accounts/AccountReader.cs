using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Xml.Linq;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Asks an account for the alarms of a region, their tags, and whether they may call whom they name.</summary>
internal sealed class AccountReader(AwsCalls aws)
{
    /// <summary>
    /// Alarms of one page. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
    /// </summary>
    private const int PageSize = 100;

    private static readonly string[] OlderTypes = ["MetricAlarm", "CompositeAlarm"];

    private static readonly string[] AllTypes = [.. OlderTypes, "LogAlarm"];

    /// <summary>Calls at a time: CloudWatch answers some ten a second.</summary>
    private const int CallsAtOnce = 4;

    /// <exception cref="AwsCallException">The account did not answer, or refused.</exception>
    public async Task<AccountAlarms> ReadAsync(CancellationToken cancellation)
    {
        var notAsked = new List<string>();
        var (alarms, types) = await AlarmsAsync(notAsked, cancellation);
        var tagged = new AccountAlarm[alarms.Count];
        await Parallel.ForAsync(0, alarms.Count, Limits(cancellation), async (n, ct) =>
            tagged[n] = alarms[n] with { Tags = await TagsAsync(alarms[n].Arn, ct) }
        );

        var targets = new ConcurrentDictionary<string, AlarmTarget>();
        string[] told =
        [
            .. alarms
                .SelectMany(a => a.Actions)
                .Distinct()
                .Where(a => AlarmTarget.IsFunction(a) || AlarmTarget.IsTopic(a)),
        ];
        var ours = alarms.Select(a => Place(a.Arn)).ToHashSet();
        await Parallel.ForEachAsync(
            told.Where(arn => ours.Contains(Place(arn))),
            Limits(cancellation),
            async (arn, ct) =>
                targets[arn] = AlarmTarget.IsFunction(arn) ? await FunctionAsync(arn, ct) : await TopicAsync(arn, ct)
        );
        notAsked.AddRange(
            told.Where(arn => !ours.Contains(Place(arn)))
                .Select(arn => $"permission: {arn} is another account's or region's.")
        );
        var mutes = await OptionalAsync(
            "mute rules",
            async () => (ImmutableArray<EndlessMute>?)await MuteRuleReader.ReadAsync(aws, cancellation),
            notAsked
        );
        var listeners = await OptionalAsync(
            "EventBridge",
            async () => (ImmutableArray<AlarmListener>?)await ListenerReader.ReadAsync(aws, cancellation),
            notAsked
        );
        var fired = await OptionalAsync(
            "what has never fired",
            () => HistoryReader.ReadAsync(aws, types, cancellation),
            notAsked
        );
        return new AccountAlarms(
            $"cloudwatch {aws.Region}",
            [.. tagged],
            targets.ToImmutableDictionary(),
            [.. notAsked]
        )
        {
            At = aws.Now,
            EndlessMutes = mutes ?? [],
            Listeners = listeners ?? [],
            Fired = fired,
        };
    }

    /// <summary>All alarms, and the kinds that were asked for: not every region knows log alarms.</summary>
    private async Task<(List<AccountAlarm> Alarms, string[] Types)> AlarmsAsync(
        List<string> notAsked,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await AlarmsAsync(AllTypes, cancellation), AllTypes);
        }
        catch (AwsCallException e) when (e.IsInvalid)
        {
            notAsked.Add("log alarms: CloudWatch does not know them here.");
            return (await AlarmsAsync(OlderTypes, cancellation), OlderTypes);
        }
    }

    private async Task<List<AccountAlarm>> AlarmsAsync(string[] types, CancellationToken cancellation)
    {
        var alarms = new List<AccountAlarm>();
        string? next = null;
        do
        {
            var request = new Dictionary<string, object> { ["AlarmTypes"] = types, ["MaxRecords"] = PageSize };
            if (next is not null)
                request["NextToken"] = next;
            var page = await aws.CloudWatchAsync("DescribeAlarms", request, cancellation);
            alarms.AddRange(AccountAlarm.ReadAll(page));
            next = page.Text("NextToken");
        } while (next.Length > 0);
        return alarms;
    }

    private async Task<ImmutableDictionary<string, string>> TagsAsync(string arn, CancellationToken cancellation)
    {
        var answer = await aws.CloudWatchAsync("ListTagsForResource", new { ResourceARN = arn }, cancellation);
        return answer
            .List("Tags")
            .ToImmutableDictionary(t => t.Text("Key"), t => t.Text("Value"), StringComparer.OrdinalIgnoreCase);
    }

    private async Task<AlarmTarget> FunctionAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.LambdaAsync(
                "GetPolicy",
                $"2015-03-31/functions/{Uri.EscapeDataString(arn)}/policy",
                cancellation
            );
            return new AlarmTarget(arn, ResourcePolicy.Read(answer.Text("Policy")), IsMail: false);
        }
        catch (AwsCallException e) when (e.IsMissing)
        {
            // There is no policy, or no function.
            return new AlarmTarget(arn, ResourcePolicy.None, IsMail: false);
        }
    }

    private async Task<AlarmTarget> TopicAsync(string arn, CancellationToken cancellation)
    {
        try
        {
            var answer = await aws.SnsAsync("GetTopicAttributes", [new("TopicArn", arn)], cancellation);
            var policy = answer
                .Descendants("entry")
                .FirstOrDefault(e => (string?)e.Element("key") == "Policy")
                ?.Element("value")
                ?.Value;
            var subscriptions = await SubscriptionsAsync(arn, cancellation);
            ImmutableArray<string> readers =
            [
                .. subscriptions.Where(s => s.Protocol == "lambda").Select(s => s.Endpoint),
            ];
            return new AlarmTarget(
                arn,
                policy is null ? ResourcePolicy.None : ResourcePolicy.Read(policy),
                subscriptions.Count > 0 && readers.IsEmpty
            )
            {
                Readers = [.. readers.Where(r => r.Length > 0)],
                IsDead = subscriptions.Count == 0,
            };
        }
        catch (AwsCallException e) when (e.IsMissing)
        {
            return new AlarmTarget(arn, ResourcePolicy.None, IsMail: false);
        }
    }

    /// <summary>
    /// Who has subscribed to a topic and confirmed it.
    /// https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html
    /// </summary>
    private async Task<List<(string Protocol, string Endpoint)>> SubscriptionsAsync(
        string topic,
        CancellationToken cancellation
    )
    {
        var (subscriptions, next) = (new List<(string, string)>(), "");
        do
        {
            IEnumerable<KeyValuePair<string, string>> page = next.Length > 0 ? [new("NextToken", next)] : [];
            XElement answer = await aws.SnsAsync(
                "ListSubscriptionsByTopic",
                [new("TopicArn", topic), .. page],
                cancellation
            );
            subscriptions.AddRange(
                answer
                    .Descendants("member")
                    .Where(m => (string?)m.Element("SubscriptionArn") is not ("PendingConfirmation" or "Deleted"))
                    .Select(m => ((string?)m.Element("Protocol") ?? "", (string?)m.Element("Endpoint") ?? ""))
            );
            next = answer.Descendants("NextToken").FirstOrDefault()?.Value ?? "";
        } while (next.Length > 0);
        return subscriptions;
    }

    /// <summary>Asks for what only adds to the rest; where the account does not say it, that is noted.</summary>
    private static async Task<T?> OptionalAsync<T>(string what, Func<Task<T?>> ask, List<string> notAsked)
    {
        try
        {
            return await ask();
        }
        catch (AwsCallException e)
        {
            notAsked.Add($"{what}: {e.Message}");
            return default;
        }
    }

    /// <summary>Region and account of an ARN.</summary>
    private static (string Region, string Account) Place(string arn) =>
        arn.Split(':') is [_, _, _, var region, var account, ..] ? (region, account) : ("", "");

    private static ParallelOptions Limits(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellation };
}
