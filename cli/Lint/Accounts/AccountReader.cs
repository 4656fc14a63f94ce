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

    /// <summary>Calls at a time: CloudWatch answers some ten a second.</summary>
    private const int CallsAtOnce = 4;

    /// <exception cref="AwsCallException">The account did not answer, or refused.</exception>
    public async Task<AccountAlarms> ReadAsync(CancellationToken cancellation)
    {
        var alarms = await AlarmsAsync(cancellation);
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
        return new AccountAlarms(
            $"cloudwatch {aws.Region}",
            [.. tagged],
            targets.ToImmutableDictionary(),
            [
                .. told.Where(arn => !ours.Contains(Place(arn)))
                    .Select(arn => $"permission: {arn} is another account's or region's."),
            ]
        );
    }

    private async Task<List<AccountAlarm>> AlarmsAsync(CancellationToken cancellation)
    {
        var alarms = new List<AccountAlarm>();
        string? next = null;
        do
        {
            var request = new Dictionary<string, object>
            {
                ["AlarmTypes"] = new[] { "MetricAlarm", "CompositeAlarm" },
                ["MaxRecords"] = PageSize,
            };
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
            return new AlarmTarget(
                arn,
                policy is null ? ResourcePolicy.None : ResourcePolicy.Read(policy),
                !await IsReadByFunctionAsync(arn, cancellation)
            );
        }
        catch (AwsCallException e) when (e.IsMissing)
        {
            return new AlarmTarget(arn, ResourcePolicy.None, IsMail: false);
        }
    }

    private async Task<bool> IsReadByFunctionAsync(string topic, CancellationToken cancellation)
    {
        var next = "";
        do
        {
            IEnumerable<KeyValuePair<string, string>> page = next.Length > 0 ? [new("NextToken", next)] : [];
            XElement answer = await aws.SnsAsync(
                "ListSubscriptionsByTopic",
                [new("TopicArn", topic), .. page],
                cancellation
            );
            if (answer.Descendants("Protocol").Any(p => p.Value == "lambda"))
                return true;
            next = answer.Descendants("NextToken").FirstOrDefault()?.Value ?? "";
        } while (next.Length > 0);
        return false;
    }

    /// <summary>Region and account of an ARN.</summary>
    private static (string Region, string Account) Place(string arn) =>
        arn.Split(':') is [_, _, _, var region, var account, ..] ? (region, account) : ("", "");

    private static ParallelOptions Limits(CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = CallsAtOnce, CancellationToken = cancellation };
}
