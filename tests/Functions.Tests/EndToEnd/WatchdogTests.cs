using RoleFerry.Core.Signals;
using RoleFerry.Local;
using RoleFerry.Local.Metrics;

namespace RoleFerry.Functions.Tests.EndToEnd;

/// <summary>The heartbeat with the binaries that ship, and the metrics as the alarms on them name them.</summary>
public class WatchdogTests(PublishedSystem system)
{
    [Fact]
    public async Task The_tick_sends_a_beat_that_comes_back_as_the_metric_that_its_alarm_watches()
    {
        await using var stack = await system.StartAsync();
        var now = DateTimeOffset.UtcNow;
        // Beats are ALARM and OK by turns: one that begins a pair, for an OK alone ends nothing and tells nothing.
        var due = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % (2 * Watchdog.Every).Ticks), TimeSpan.Zero);

        await stack.TickAsync("Escalations", due);
        await stack.WhenIdleAsync();
        await stack.TickAsync("Escalations", due.AddMinutes(1));
        await stack.WhenIdleAsync();

        Assert.Equal(1, Sum(stack, "Heartbeat", "Heartbeat"));
        Assert.NotNull(Sum(stack, "HeartbeatDelay", "Heartbeat"));
        Assert.Empty(stack.PagerDuty.Incidents);
        Assert.Empty(stack.Slack.Messages);
        Assert.Empty(stack.Mails);
    }

    [Fact]
    public async Task Every_tick_says_how_long_the_outbox_is_overdue()
    {
        await using var stack = await system.StartAsync();

        await stack.TickAsync("Escalations", DateTimeOffset.UtcNow);

        Assert.Equal(0, Sum(stack, "OutboxAge", "Escalations"));
    }

    private static double? Sum(LocalStack stack, string metric, string service) =>
        stack.Metrics.Read(
            MetricName.Of("RoleFerry/dev", metric, [("Service", service)]),
            "Sum",
            DateTimeOffset.UtcNow.AddHours(-1),
            TimeSpan.FromHours(2),
            1
        )[0];
}
