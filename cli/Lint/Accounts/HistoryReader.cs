using System.Collections.Immutable;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Lint.Accounts;

/// <summary>Asks which alarms have fired.</summary>
internal static class HistoryReader
{
    /// <summary>
    /// How far back CloudWatch remembers.
    /// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html
    /// </summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <summary>Pages of 100 changes that are read; an account with more is not judged by them.</summary>
    private const int MostPages = 200;

    /// <summary>Names of alarms that have fired; null where there were too many changes to read.</summary>
    /// <exception cref="AwsCallException">The account did not answer, or refused.</exception>
    public static async Task<ImmutableHashSet<string>?> ReadAsync(
        AwsCalls aws,
        string[] types,
        CancellationToken cancellation
    )
    {
        var fired = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var (until, next) = (aws.Now, "");
        for (var n = 0; n < MostPages; n++)
        {
            var request = new Dictionary<string, object>
            {
                ["AlarmTypes"] = types,
                ["HistoryItemType"] = "StateUpdate",
                ["StartDate"] = (until - Remembered).ToUnixTimeSeconds(),
                ["EndDate"] = until.ToUnixTimeSeconds(),
                ["MaxRecords"] = 100,
            };
            if (next.Length > 0)
                request["NextToken"] = next;
            var page = await aws.CloudWatchAsync("DescribeAlarmHistory", request, cancellation);
            foreach (var item in page.List("AlarmHistoryItems"))
            {
                if (item.Text("HistorySummary").EndsWith("to ALARM", StringComparison.Ordinal))
                    fired.Add(item.Text("AlarmName"));
            }

            next = page.Text("NextToken");
            if (next.Length == 0)
                return fired.ToImmutable();
        }

        return null;
    }
}
