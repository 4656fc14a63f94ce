using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Channels;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Core.Channels.Email;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Adapters.Tests.Pipeline;

public sealed class FailOpenPagerTests : IDisposable
{
    private readonly ScriptedChannel _pagerDuty = new(PagerDutyKind.Value);
    private readonly ScriptedChannel _slack = new(SlackKind.Value);
    private readonly ScriptedChannel _mail = new(EmailKind.Value);
    private readonly ToldLastResort _lastResort = new();
    private readonly RecordingMetrics _metrics = new();
    private readonly RecordingLogs _logs = new();

    [Fact]
    public async Task A_page_that_no_channel_takes_counts_as_told_to_nobody()
    {
        foreach (var channel in new[] { _pagerDuty, _slack, _mail })
            channel.Answer = _ => new Delivery.Rejected("nobody is there");

        await PageAsync();

        Assert.Equal(["PagesSentWithoutStore{} 0", "PagesToNobody{} 1"], _metrics.Written);
        Assert.Contains(_logs.Lines, l =>
            l.StartsWith("Critical: ", StringComparison.Ordinal)
            && l.Contains("reached nobody", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_page_that_the_last_channel_takes_counts_as_sent()
    {
        _pagerDuty.Answer = _ => new Delivery.Rejected("no key");
        _slack.Answer = _ => new Delivery.Retry("HTTP 500");

        await PageAsync();

        Assert.Single(_mail.Taken);
        Assert.Equal(["PagesSentWithoutStore{} 1"], _metrics.Written);
    }

    public void Dispose() => _logs.Dispose();

    private async Task PageAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 3, 12, 10, TimeSpan.Zero));
        using var logs = LoggerFactory.Create(l => l.SetMinimumLevel(LogLevel.Trace).AddProvider(_logs));
        using var error = new StringWriter();
        var metrics = new FunctionMetrics(() => _metrics, new TelemetryFaults(error));
        var pager = new FailOpenPager(
            [_pagerDuty, _slack, _mail],
            _lastResort,
            time,
            new NoChance(),
            metrics,
            logs.CreateLogger<FailOpenPager>()
        );
        var alarm = new Signal
        {
            Key = new SignalKey("cloudwatch", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:db"),
            State = SignalState.Alarm,
            At = time.GetUtcNow(),
            Name = "db",
            Description = "severity=P0 service=database runbook=database-down",
            Reason = "Threshold crossed.",
        };
        var policy = BuiltInPolicy.Value;
        await pager.PageAsync(Triage.Of(alarm, policy), RoutingView.Of(policy), TestContext.Current.CancellationToken);
        metrics.Flush();
    }
}
