using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;

namespace RoleFerry.Adapters.Tests.Channels;

public sealed class ReachTickTests(DynamoDbLocalFixture dynamo) : IDisposable
{
    private static readonly DateTimeOffset OnTheBeat = new(2026, 3, 1, 3, 10, 0, TimeSpan.Zero);

    private readonly RecordingMetrics _metrics = new();
    private readonly RecordingLogs _logs = new();

    [Fact]
    public async Task While_every_severity_reaches_somebody_nothing_is_written()
    {
        using var house = await TestHouse.OpenAsync(dynamo);

        Assert.Equal(0, await LookAsync(house, OnTheBeat));
        Assert.Empty(_metrics.Written);
    }

    [Fact]
    public async Task A_deployment_without_any_channel_counts_four_severities_and_says_why()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        (house.PagerDuty.WhyNobody, house.Slack.WhyNobody, house.Mail.WhyNobody) = (
            "No key.",
            "No token.",
            "No subscriber."
        );

        Assert.Equal(4, await LookAsync(house, OnTheBeat));

        Assert.Equal(["UnreachableSeverities{} 4"], _metrics.Written);
        Assert.Contains(_logs.Lines, l =>
            l.StartsWith(
                "Error: P0 reaches nobody. pagerduty: No key. incidents: No token. email: No subscriber.",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task What_rings_for_the_worst_only_leaves_the_others_unreachable()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        (house.Slack.WhyNobody, house.Mail.WhyNobody) = ("No token.", "No subscriber.");

        Assert.Equal(2, await LookAsync(house, OnTheBeat));
        Assert.DoesNotContain(_logs.Lines, l =>
            l.Contains("P0", StringComparison.Ordinal) || l.Contains("P1", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Between_beats_nothing_is_asked()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        (house.PagerDuty.WhyNobody, house.Slack.WhyNobody, house.Mail.WhyNobody) = (
            "No key.",
            "No token.",
            "No subscriber."
        );

        Assert.Equal(0, await LookAsync(house, OnTheBeat.AddMinutes(1)));
    }

    public void Dispose() => _logs.Dispose();

    private async Task<int> LookAsync(TestHouse house, DateTimeOffset scheduled)
    {
        using var logs = LoggerFactory.Create(l => l.AddProvider(_logs));
        using var error = new StringWriter();
        var metrics = new FunctionMetrics(() => _metrics, new TelemetryFaults(error));
        var tick = new ReachTick(
            [house.PagerDuty, house.Slack, house.Mail],
            house.Get<PolicySource>(),
            metrics,
            logs.CreateLogger<ReachTick>()
        );
        var unreachable = await tick.RunAsync(scheduled, Deadline.Never);
        metrics.Flush();
        return unreachable;
    }
}
