using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using RoleFerry.Adapters.Channels.Test;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Watchdogs;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Watchdogs;

/// <summary>
/// The beat's way over a real table: from the minute's tick by the topic to the channel that counts it.
/// </summary>
public sealed class WatchdogTests(DynamoDbLocalFixture dynamo)
{
    private readonly RecordingMetrics _metrics = new();
    private readonly ScriptedTopic _topic = new();

    [Fact]
    public async Task Each_transition_arrives_as_a_metric_with_the_time_it_took_and_nobody_is_told()
    {
        using var house = await OpenAsync();

        await BeatAsync(house, after: TimeSpan.FromSeconds(3));
        house.Clock.Advance(Watchdog.Every - TimeSpan.FromSeconds(3));
        await BeatAsync(house, after: TimeSpan.FromSeconds(4));

        Assert.Equal(
            ["Heartbeat{} 0", "Heartbeat{} 1", "Heartbeat{} 0", "Heartbeat{} 1"],
            _metrics.Written.Where(m => m.StartsWith("Heartbeat{", StringComparison.Ordinal))
        );
        var delays = _metrics
            .Written.Where(m => m.StartsWith("HeartbeatDelay", StringComparison.Ordinal))
            .Select(m => double.Parse(m.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        Assert.InRange(delays[0], 3_000, 60_000);
        Assert.InRange(delays[1], 4_000, 60_000);
        Assert.Empty(house.PagerDuty.Asked.Concat(house.Slack.Asked).Concat(house.Mail.Asked));
    }

    [Fact]
    public async Task All_that_a_beat_leaves_expires_and_stands_in_no_list()
    {
        using var house = await OpenAsync();
        var before = (await house.ItemsAsync()).Keys.ToHashSet();

        await BeatAsync(house, after: TimeSpan.Zero);
        house.Clock.Advance(Watchdog.Every);
        await BeatAsync(house, after: TimeSpan.Zero);

        var left = (await house.ItemsAsync()).Where(i => !before.Contains(i.Key)).ToList();
        Assert.InRange(left.Count, 5, 20);
        Assert.All(left, item =>
        {
            Assert.True(item.Value.ContainsKey("expiresAt"), item.Key);
            var expires = DateTimeOffset.FromUnixTimeSeconds(
                long.Parse(item.Value["expiresAt"].N, System.Globalization.CultureInfo.InvariantCulture)
            );
            Assert.InRange(
                expires,
                house.Clock.Now + Watchdog.KeptFor - Watchdog.Every - TimeSpan.FromMinutes(1),
                house.Clock.Now + Watchdog.KeptFor
            );
            Assert.DoesNotContain(item.Value.Keys, k => k is "openStatus" or "dueAt" or "dueShard");
        });
    }

    [Fact]
    public async Task A_copy_of_a_beat_is_not_counted_twice()
    {
        using var house = await OpenAsync();

        await BeatAsync(house, after: TimeSpan.Zero);
        await house.HandleAsync(_topic.Published.Last());

        Assert.Single(_metrics.Written, "Heartbeat{} 1");
    }

    [Fact]
    public async Task A_policy_that_would_lead_it_to_people_stops_the_beat_which_counts_none()
    {
        using var house = await OpenAsync(OtherPolicies.Without("heartbeat"));

        Assert.Equal(0, await TickAsync(house));
        Assert.Empty(_topic.Published);
        Assert.Equal(["Heartbeat{} 0"], _metrics.Written);
    }

    [Fact]
    public async Task A_topic_that_is_down_stops_the_beat_which_counts_none_but_not_the_tick()
    {
        using var house = await OpenAsync();
        _topic.Before = _ => Fault.NotCarriedOut;

        Assert.Equal(0, await TickAsync(house));
        Assert.Equal(["Heartbeat{} 0"], _metrics.Written);
    }

    [Fact]
    public async Task How_long_the_oldest_message_is_overdue_is_a_metric_of_every_tick()
    {
        using var house = await OpenAsync(OtherPolicies.WithoutFallback);
        await house.TickAsync(TimeSpan.Zero);
        house.PagerDuty.Answer = _ =>
            house.PagerDuty.Asked.Count == 1 ? new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(40)) : null;
        var answer = await house.AlarmAsync(0, severity: "P0");
        var dueAt = Assert.Single(await house.OutboxAsync(answer.IncidentId!)).DueAt!.Value;
        await house.TickAsync(dueAt + TimeSpan.FromMinutes(7) - house.Clock.Now);
        await house.TickAsync(TimeSpan.Zero);
        house.Get<FunctionMetrics>().Flush();

        var ages = _metrics
            .Written.Where(m => m.StartsWith("OutboxAge", StringComparison.Ordinal))
            .Select(m => double.Parse(m.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))
            .ToArray();
        Assert.Equal(3, ages.Length);
        Assert.Equal((0, 0), (ages[0], ages[2]));
        Assert.InRange(ages[1], 7 * 60, 8 * 60);
    }

    private Task<TestHouse> OpenAsync(RoutingPolicy? policy = null) =>
        TestHouse.OpenAsync(dynamo, policy, more =>
            more.AddSingleton<IMetrics>(_metrics).AddSingleton<INotificationChannel, TestChannel>()
        );

    private Task<int> TickAsync(TestHouse house) =>
        new WatchdogTick(
            _topic,
            house.Get<PolicySource>(),
            house.Get<FunctionMetrics>(),
            NullLogger<WatchdogTick>.Instance
        ).RunAsync(house.Clock.Now, Deadline.Never);

    /// <summary>A tick sends it; what the topic then has goes the way of any alarm, that much later.</summary>
    private async Task BeatAsync(TestHouse house, TimeSpan after)
    {
        Assert.Equal(1, await TickAsync(house));
        house.Clock.Advance(after);
        await house.HandleAsync(_topic.Published.Last());
    }
}
