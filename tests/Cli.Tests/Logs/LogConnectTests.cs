using System.Collections.Immutable;
using Amazon;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Cli.Aws;
using RoleFerry.Cli.Logs;
using RoleFerry.Cli.Logs.Connecting;

namespace RoleFerry.Cli.Tests.Logs;

public class LogConnectTests
{
    private const string Function = "arn:aws:lambda:eu-west-1:123456789012:function:pager-LogErrors:live";
    private const string Stream = "arn:aws:firehose:eu-west-1:123456789012:deliverystream/archive";
    private const string ToErrors = $"pager/LogErrors -> {Function}";
    private const string ToArchive = $"pager/Archive -> {Stream}";

    private static readonly LogDestinations Archiving = new(
        "pager",
        Function,
        Stream,
        "arn:aws:iam::123456789012:role/send"
    );
    private static readonly LogDestinations ErrorsOnly = new("pager", Function, null, null);

    [Fact]
    public async Task Any_number_of_groups_becomes_what_is_listed_and_a_second_time_changes_nothing()
    {
        await using var logs = await LogsServer.StartAsync();
        ListedGroup[] five = [.. "abcde".Select(name => new ListedGroup($"/{name}", 30, IsArchived: true))];
        foreach (var group in five)
            logs.Create(group.Name, group.Name == "/b" ? 30 : null);

        var first = await ConnectAsync(logs, Archiving, five);
        var changes = logs.Changes.Count();
        var second = await ConnectAsync(logs, Archiving, five);

        Assert.All(first, r =>
            Assert.Equal((ConnectionState.ConnectedNow, ArchiveState.ArchivedNow), (r.State, r.Archive))
        );
        Assert.Equal(
            [RetentionState.SetNow, RetentionState.AsListed, RetentionState.SetNow],
            first.Take(3).Select(r => r.Retention)
        );
        Assert.All(five, g => Assert.Equal([ToArchive, ToErrors], logs.Filters(g.Name)));
        Assert.All(five, g => Assert.Equal(30, logs.Days(g.Name)));
        Assert.Equal((5 * 2) + 4, changes);
        Assert.All(second, r =>
            Assert.Equal(
                (ConnectionState.Connected, ArchiveState.Archived, RetentionState.AsListed),
                (r.State, r.Archive, r.Retention)
            )
        );
        Assert.Equal(changes, logs.Changes.Count());
        Assert.All(logs.Signatures, s => Assert.Contains("/eu-west-1/logs/aws4_request", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_no_group_listed_there_is_nothing_to_do()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/others", 7, "STANDARD", "theirs");

        Assert.Empty(await ConnectAsync(logs, Archiving));
        Assert.Empty(logs.Changes);
    }

    [Fact]
    public async Task A_group_that_does_not_exist_is_missing_and_is_connected_alone_once_it_does()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/there");
        ListedGroup[] listed = [new("/later", 30, true), new("/there", 30, true)];

        var before = await ConnectAsync(logs, Archiving, listed);
        logs.Create("/later");
        logs.Asked.Clear();
        var after = await ConnectAsync(logs, Archiving, listed);

        Assert.Equal([ConnectionState.Missing, ConnectionState.ConnectedNow], before.Select(r => r.State));
        Assert.Equal([ConnectionState.ConnectedNow, ConnectionState.Connected], after.Select(r => r.State));
        Assert.All(logs.Changes, c => Assert.EndsWith(" /later", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_group_names_whose_subscriptions_it_has_and_keeps_them()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/full", 30, "STANDARD", "datadog", "splunk");

        var report = (await ConnectAsync(logs, Archiving, new ListedGroup("/full", 30, true))).Single();

        Assert.Equal((ConnectionState.Full, "subscribed to by datadog and splunk"), (report.State, report.Detail));
        Assert.False(report.IsAsListed);
        Assert.Empty(logs.Changes);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_one_place_left_LogErrors_has_it_even_where_the_archive_had_it_before(bool wasArchived)
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/half", 30, "STANDARD", wasArchived ? ["datadog", "pager/Archive"] : ["datadog"]);

        var report = (await ConnectAsync(logs, Archiving, new ListedGroup("/half", 30, true))).Single();

        Assert.Equal(
            (ConnectionState.ConnectedNow, ArchiveState.NoRoom, "subscribed to by datadog"),
            (report.State, report.Archive, report.Detail)
        );
        Assert.Equal(["datadog -> " + LogsServer.Other, ToErrors], logs.Filters("/half"));
    }

    [Fact]
    public async Task A_filter_of_this_stack_that_leads_elsewhere_is_led_right()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/a", 30, "STANDARD", "pager/Archive", "pager/LogErrors");

        var report = (await ConnectAsync(logs, Archiving, new ListedGroup("/a", 30, true))).Single();

        Assert.Equal(ConnectionState.ConnectedNow, report.State);
        Assert.Equal([ToArchive, ToErrors], logs.Filters("/a"));
    }

    [Fact]
    public async Task A_group_that_is_no_longer_listed_loses_this_stacks_filters_and_no_other()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/old", 7, "STANDARD", "pager/LogErrors", "pager-staging/LogErrors");
        logs.Create("/theirs", 7, "STANDARD", "pager-staging/LogErrors", "pagerduty");

        var report = (await ConnectAsync(logs, Archiving)).Single();

        Assert.Equal(
            ("/old", ConnectionState.Disconnected, "not in logs.yaml any more"),
            (report.Group, report.State, report.Detail)
        );
        Assert.Equal(["DeleteSubscriptionFilter /old"], logs.Changes);
        Assert.Equal(["pager-staging/LogErrors -> " + LogsServer.Other], logs.Filters("/old"));
        Assert.Equal(7, logs.Days("/old"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_archive_is_left_where_the_group_or_the_stack_has_none_any_more(bool hasStackOne)
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/a");
        await ConnectAsync(logs, Archiving, new ListedGroup("/a", null, true));

        var to = hasStackOne ? Archiving : ErrorsOnly;
        var plan = (await PlanAsync(logs, to, new ListedGroup("/a", null, IsArchived: !hasStackOne))).Single();
        var report = (await ConnectAsync(logs, to, new ListedGroup("/a", null, IsArchived: !hasStackOne))).Single();

        Assert.Equal((ArchiveState.ToStop, false), (plan.Report.Archive, plan.Report.IsAsListed));
        Assert.Equal(
            (ConnectionState.Connected, ArchiveState.Stopped, true),
            (report.State, report.Archive, report.IsAsListed)
        );
        Assert.Equal([ToErrors], logs.Filters("/a"));
        Assert.Null(logs.Days("/a"));
    }

    [Theory]
    [InlineData("/aws/lambda/pager-LogErrors")]
    [InlineData("/aws/kinesisfirehose/pager-LogArchive-1ABC")]
    public async Task What_the_stack_writes_itself_is_refused(string own)
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create(own);

        var report = (await ConnectAsync(logs, Archiving, new ListedGroup(own, 30, true))).Single();

        Assert.Equal((ConnectionState.Refused, false), (report.State, report.IsAsListed));
        Assert.Empty(logs.Changes);
    }

    [Fact]
    public async Task A_group_of_a_class_without_subscriptions_is_told_so_and_not_asked()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/rare", 30, "INFREQUENT_ACCESS");

        var report = (await ConnectAsync(logs, Archiving, new ListedGroup("/rare", 30, true))).Single();

        Assert.Equal(
            (ConnectionState.Unsupported, "groups of the class INFREQUENT_ACCESS take no subscriptions"),
            (report.State, report.Detail)
        );
        Assert.Equal(["DescribeLogGroups"], logs.Asked);
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(503, "ServiceUnavailableException")]
    [InlineData(400, "OperationAbortedException")]
    public async Task What_is_throttled_or_busy_is_asked_again(int status, string code)
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/a");
        string[] all =
        [
            "DescribeLogGroups",
            "DescribeSubscriptionFilters",
            "PutSubscriptionFilter",
            "PutRetentionPolicy",
        ];
        foreach (var operation in all)
            logs.Errors[operation] = new([(status, code, "Not now"), (status, code, "Not now")]);

        var report = (await ConnectAsync(logs, ErrorsOnly, new ListedGroup("/a", 30, true))).Single();

        Assert.Equal((ConnectionState.ConnectedNow, RetentionState.SetNow), (report.State, report.Retention));
        Assert.Equal([ToErrors], logs.Filters("/a"));
    }

    [Fact]
    public async Task What_goes_wrong_with_one_group_is_told_and_keeps_no_other_waiting()
    {
        await using var logs = await LogsServer.StartAsync();
        foreach (var name in new[] { "/a", "/b", "/c" })
            logs.Create(name);
        const string Text = "User: me is not authorized to perform: iam:PassRole";
        logs.Errors["PutSubscriptionFilter"] = new([(400, "AccessDeniedException", Text)]);

        var reports = await ConnectAsync(
            logs,
            ErrorsOnly,
            [.. new[] { "/a", "/b", "/c" }.Select(name => new ListedGroup(name, null, true))]
        );

        var failed = Assert.Single(reports, r => r.State == ConnectionState.Failed);
        Assert.Equal(
            $"These credentials are not allowed to call logs:PutSubscriptionFilter. AWS says: {Text}",
            failed.Detail
        );
        Assert.Equal(2, reports.Count(r => r.State == ConnectionState.ConnectedNow));
    }

    [Fact]
    public async Task A_group_that_fills_up_meanwhile_is_told_so()
    {
        await using var logs = await LogsServer.StartAsync();
        logs.Create("/a");
        var plans = await PlanAsync(logs, ErrorsOnly, new ListedGroup("/a", null, true));
        logs.Create("/a", null, "STANDARD", "datadog", "splunk");

        var report = (await PlayAsync(logs, c => c.DoAsync(plans, TestContext.Current.CancellationToken))).Single();

        Assert.Equal(ConnectionState.Failed, report.State);
        Assert.Equal(
            "logs:PutSubscriptionFilter answered 400 LimitExceededException: Resource limit exceeded.",
            report.Detail
        );
    }

    [Fact]
    public async Task Disconnecting_takes_this_stacks_filters_from_every_group_and_no_others()
    {
        await using var logs = await LogsServer.StartAsync();
        foreach (var name in new[] { "/a", "/b", "/c" })
            logs.Create(name, 30, "STANDARD", "datadog");
        await ConnectAsync(logs, ErrorsOnly, new ListedGroup("/a", null, true), new ListedGroup("/c", null, true));

        var plans = await PlayAsync(logs, c => c.PlanNoneAsync("pager", TestContext.Current.CancellationToken));
        var reports = await PlayAsync(logs, c => c.DoAsync(plans, TestContext.Current.CancellationToken));

        Assert.Equal(["/a", "/c"], reports.Select(r => r.Group));
        foreach (var name in new[] { "/a", "/b", "/c" })
            Assert.Equal(["datadog -> " + LogsServer.Other], logs.Filters(name));
        Assert.Empty(await PlayAsync(logs, c => c.PlanNoneAsync("pager", TestContext.Current.CancellationToken)));
    }

    private static async Task<ImmutableArray<GroupReport>> ConnectAsync(
        LogsServer logs,
        LogDestinations to,
        params ListedGroup[] listed
    )
    {
        var plans = await PlanAsync(logs, to, listed);
        return await PlayAsync(logs, c => c.DoAsync(plans, TestContext.Current.CancellationToken));
    }

    private static Task<ImmutableArray<GroupPlan>> PlanAsync(
        LogsServer logs,
        LogDestinations to,
        params ListedGroup[] listed
    ) => PlayAsync(logs, c => c.PlanAsync(to, [.. listed], TestContext.Current.CancellationToken));

    /// <summary>Time passes as fast as it can.</summary>
    private static async Task<T> PlayAsync<T>(LogsServer logs, Func<LogConnector, Task<T>> work)
    {
        var clock = new FakeTimeProvider();
        using var http = new HttpClient();
        var keys = new BasicAWSCredentials("local", "local");
        var calls = new AwsCalls(http, keys, RegionEndpoint.EUWest1, _ => logs.Url, clock);
        var working = work(new LogConnector(new LogGroupsApi(calls)));
        while (!working.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await working;
    }
}
