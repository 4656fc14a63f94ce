using System.Text.Json;
using RoleFerry.Cli.Aws;

namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>CloudWatch Logs, as far as groups and their subscriptions go.</summary>
internal sealed class LogGroupsApi(AwsCalls aws)
{
    /// <summary>
    /// Every group of the account and region.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogGroups.html
    /// </summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task<List<AccountLogGroup>> GroupsAsync(CancellationToken cancellation) =>
        [
            .. from page in await PagesAsync("DescribeLogGroups", [], cancellation)
            from one in page.List("logGroups")
            select new AccountLogGroup(one.Text("logGroupName"), Days(one), one.Text("logGroupClass")),
        ];

    /// <summary>
    /// The subscriptions of a group; none where it is gone.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeSubscriptionFilters.html
    /// </summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task<List<SubscriptionFilter>> FiltersAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var request = new Dictionary<string, string> { ["logGroupName"] = name };
            var pages = await PagesAsync("DescribeSubscriptionFilters", request, cancellation);
            return
            [
                .. from page in pages
                from filter in page.List("subscriptionFilters")
                select new SubscriptionFilter(
                    filter.Text("filterName"),
                    filter.Text("destinationArn"),
                    filter.Text("roleArn"),
                    filter.Text("filterPattern")
                ),
            ];
        }
        catch (AwsCallException e) when (e.IsMissing)
        {
            return [];
        }
    }

    /// <summary>
    /// Makes or changes a subscription; CloudWatch Logs sends a function or a stream a message to try it.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html
    /// </summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public Task PutFilterAsync(string group, SubscriptionFilter filter, CancellationToken cancellation)
    {
        var request = new Dictionary<string, string>
        {
            ["logGroupName"] = group,
            ["filterName"] = filter.Name,
            ["filterPattern"] = filter.Pattern,
            ["destinationArn"] = filter.DestinationArn,
        };
        if (filter.RoleArn.Length > 0)
            request["roleArn"] = filter.RoleArn;
        return aws.LogsAsync("PutSubscriptionFilter", request, cancellation);
    }

    /// <summary>Takes a subscription away; one that is gone already is no error.</summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public async Task DeleteFilterAsync(string group, string filter, CancellationToken cancellation)
    {
        try
        {
            var request = new { logGroupName = group, filterName = filter };
            await aws.LogsAsync("DeleteSubscriptionFilter", request, cancellation);
        }
        catch (AwsCallException e) when (e.IsMissing)
        {
            // Somebody else was quicker.
        }
    }

    /// <summary>
    /// Says how long a group's lines are kept.
    /// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
    /// </summary>
    /// <exception cref="AwsCallException">CloudWatch Logs did not answer, or refused.</exception>
    public Task PutRetentionAsync(string group, int days, CancellationToken cancellation) =>
        aws.LogsAsync("PutRetentionPolicy", new { logGroupName = group, retentionInDays = days }, cancellation);

    private static int? Days(JsonElement group) =>
        group.TryGetProperty("retentionInDays", out var days) && days.ValueKind == JsonValueKind.Number
            ? days.GetInt32()
            : null;

    private async Task<List<JsonElement>> PagesAsync(
        string operation,
        Dictionary<string, string> request,
        CancellationToken cancellation
    )
    {
        var pages = new List<JsonElement>();
        string next;
        do
        {
            pages.Add(await aws.LogsAsync(operation, request, cancellation));
            next = pages[^1].Text("nextToken");
            request["nextToken"] = next;
        } while (next.Length > 0);
        return pages;
    }
}
