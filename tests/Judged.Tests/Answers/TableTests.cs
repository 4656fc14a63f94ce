using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.PostMortems;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.HeartbeatMonitors;
using RoleFerry.Core.Signals;

namespace RoleFerry.Judged.Tests.Answers;

/// <summary>What DynamoDB answers, as the stores read it.</summary>
[Collection(Accounts.Collection)]
public partial class TableTests(Accounts accounts)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_incident_from_its_alarm_to_its_end_leaves_the_same_items()
    {
        var moto = await StoryAsync(accounts[Accounts.Moto]);
        var local = await StoryAsync(accounts[Accounts.Local]);

        Assert.Equal(["Opened", "Duplicate", "StillFiring", "Resolved"], moto.Said);
        Assert.Equal(moto.Said, local.Said);
        Assert.Equal(moto.Items, local.Items);
    }

    /// <summary>Conditions that do not hold, and transactions that are cancelled, among it.</summary>
    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task Of_two_writers_the_second_is_told_so(string account)
    {
        using var dynamo = accounts[account].DynamoDb();
        // A busy machine must not make an attempt look lost: its second try would find its own write.
        var calls = new TableCalls(dynamo, new TableSettings(AwsAccount.Table), new FakeTimeProvider(), Random.Shared);
        var pings = new PingStore(calls);
        var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        var first = new PingState("backup", now, false);

        Assert.Null(await pings.FindAsync("backup", Deadline.Never.EndedBy(Cancellation)));
        Assert.True(await ChangeAsync(null, first));
        Assert.False(await ChangeAsync(null, first));
        Assert.True(await ChangeAsync(first, first with { IsMissing = true }));
        Assert.False(await ChangeAsync(first, first with { PingedAt = now.AddHours(1) }));
        Assert.Equal([first with { IsMissing = true }], await pings.AllAsync(Deadline.Never.EndedBy(Cancellation)));
        Assert.Equal(["backup"], await pings.DueAsync(now.AddDays(1), 10, Deadline.Never.EndedBy(Cancellation)));
        Assert.Empty(await pings.DueAsync(now.AddHours(-1), 10, Deadline.Never.EndedBy(Cancellation)));

        Task<bool> ChangeAsync(PingState? before, PingState after) =>
            pings.TryChangeAsync(before, after, now.AddHours(2), null, now, Deadline.Never.EndedBy(Cancellation));
    }

    [Theory]
    [MemberData(nameof(Accounts.Both), MemberType = typeof(Accounts))]
    public async Task A_table_that_is_not_there_is_not_asked_again(string account)
    {
        using var dynamo = accounts[account].DynamoDb();
        var pings = new PingStore(
            new TableCalls(dynamo, new TableSettings("no-such-table"), TimeProvider.System, Random.Shared)
        );

        var e = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            pings.AllAsync(new Deadline(DateTimeOffset.UtcNow.AddMinutes(1), Cancellation))
        );

        Assert.IsType<ResourceNotFoundException>(e.InnerException);
    }

    private static async Task<(string[] Said, string[] Items)> StoryAsync(AwsAccount account)
    {
        var clock = new Clock();
        clock.StandStill();
        using var dynamo = account.DynamoDb();
        var services = new ServiceCollection()
            .AddLogging(l => l.SetMinimumLevel(LogLevel.None))
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IAmazonDynamoDB>(dynamo)
            .AddSingleton(new TableSettings(AwsAccount.Table))
            .AddSingleton(new MetricsBuilder().WithNamespace("Tests").WithService("Tests").Build())
            .AddSingleton<INotificationChannel>(new ScriptedChannel(PagerDutyKind.Value))
            .AddSingleton<INotificationChannel>(new ScriptedChannel(SlackKind.Value))
            .AddSingleton<INotificationChannel>(new ScriptedChannel(EmailKind.Value))
            .AddSignalPipeline()
            .AddOnCallWay()
            .AddPostMortems()
            .AddSingleton<IFailureQueue>(new KeptFailures())
            .AddSingleton<ILastResort>(new ToldLastResort());
        await using var provider = services.BuildServiceProvider();
        var pipeline = provider.GetRequiredService<SignalPipeline>();
        await provider.GetRequiredService<PolicySource>().GetAsync(Cancellation);
        var said = new List<string>();
        foreach (
            var (name, state, minute) in new[]
            {
                ("story-5xx", SignalState.Alarm, 0),
                ("story-5xx", SignalState.Alarm, 0),
                ("story-5xx", SignalState.Alarm, 1),
                ("story-5xx", SignalState.Ok, 2),
            }
        )
            said.Add((await pipeline.HandleAsync(Signal(name, state, minute), Cancellation)).Outcome.ToString());
        clock.Advance(TimeSpan.FromMinutes(3));
        await provider
            .GetRequiredService<OutboxTick>()
            .RunAsync(clock.Now, new Deadline(clock.Now.AddSeconds(40), Cancellation));

        var items = (
            await dynamo.ScanAsync(
                new ScanRequest { TableName = AwsAccount.Table, ConsistentRead = true },
                Cancellation
            )
        )
            .Items.Where(i => i["PK"].S != "PING")
            .Select(i =>
                Amazon
                    .DynamoDBv2.DocumentModel.Document.FromAttributeMap(
                        new(i.OrderBy(a => a.Key, StringComparer.Ordinal))
                    )
                    .ToJson()
            )
            .ToArray();
        return ([.. said], [.. Alike(items).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Ids are random; one that stands in two places must do so in both accounts.</summary>
    private static string[] Alike(string[] items)
    {
        var id = items.Select(i => IncidentId().Match(i)).First(m => m.Success).Value;
        return [.. items.Select(i => Writer().Replace(i.Replace(id, "INC-1", StringComparison.Ordinal), "writer"))];
    }

    private static Signal Signal(string name, SignalState state, int minute) =>
        new()
        {
            Key = new SignalKey("cloudwatch", $"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:{name}"),
            State = state,
            At = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).AddMinutes(minute),
            Name = name,
            Description = "severity=P1 service=api",
            Reason = "Threshold crossed.",
        };

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Writer();

    [GeneratedRegex("INC-[0-9A-Z]{8}")]
    private static partial Regex IncidentId();
}
