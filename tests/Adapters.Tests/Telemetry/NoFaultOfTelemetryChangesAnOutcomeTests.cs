using System.Reflection;
using System.Text;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Tests.Endpoints;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Tests.Metrics;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Metrics.Rollups;
using RoleFerry.Core.Notifications;
using RoleFerry.Tests.Logs;
using RoleFerry.Tests.Metrics;

namespace RoleFerry.Adapters.Tests.Telemetry;

/// <summary>
/// Each story is played with telemetry that is well and with a logger and metrics that throw at everything; both end
/// alike.
/// </summary>
public class NoFaultOfTelemetryChangesAnOutcomeTests(DynamoDbLocalFixture dynamo)
{
    private readonly TelemetryFaults _faults = new(TextWriter.Null);

    [Fact]
    public async Task Alarms_page_escalate_to_the_fallback_are_acknowledged_and_resolve_all_the_same()
    {
        async Task<string> PlayAsync(Action<IServiceCollection>? telemetry)
        {
            using var house = await TestHouse.OpenAsync(dynamo, more: telemetry);
            var said = new StringBuilder();
            house.PagerDuty.Answer = _ => house.PagerDuty.Asked.Count <= 2 ? new Delivery.Retry("HTTP 500") : null;
            var fired = await house.AlarmAsync(0, severity: "P0");
            var again = await house.AlarmAsync(1, severity: "P0");
            await house.TickAsync(TimeSpan.FromMinutes(2));
            var acknowledged = await house.SayAsync(fired.IncidentId!, "c1", new IncidentAction.Acknowledge());
            var unreadable = await house
                .Get<AlarmIntake>()
                .HandleAsync(new MemoryStream("{"u8.ToArray()), TimeSpan.FromSeconds(30));
            var resolved = await house.OkAsync(9);
            await house.TickAsync(TimeSpan.FromMinutes(2));
            said.AppendJoin(
                    '\n',
                    fired.Outcome,
                    again.Outcome,
                    acknowledged.Outcome,
                    unreadable.Unreadable.Count,
                    resolved.Outcome
                )
                .AppendLine();
            said.AppendJoin('\n', house.PagerDuty.Taken.Select(m => $"PagerDuty {m.Notification.Kind}")).AppendLine();
            said.AppendJoin('\n', house.Slack.Taken.Select(m => $"Slack {m.Notification.Kind}")).AppendLine();
            said.AppendJoin(
                '\n',
                (await house.OutboxAsync(fired.IncidentId!))
                    .Select(o => $"{o.Notification.Kind} {o.State}")
                    .Order(StringComparer.Ordinal)
            );
            return said.Append(CultureText(house.Failures.Kept.Count)).ToString();
        }

        await AssertAlikeAsync(PlayAsync, "Opened\nStillFiring\nDone\n1\nResolved\n");
    }

    [Fact]
    public async Task A_page_without_the_table_goes_out_all_the_same()
    {
        async Task<string> PlayAsync(Action<IServiceCollection>? telemetry)
        {
            using var house = await TestHouse.OpenAsync(dynamo, more: telemetry);
            house.Wire.Before = _ => Fault.NotCarriedOut;
            var thrown = await Assert.ThrowsAnyAsync<Exception>(() => house.AlarmAsync(0, severity: "P0"));
            return $"{thrown.GetType().Name} {house.PagerDuty.Taken.Count}";
        }

        await AssertAlikeAsync(PlayAsync, "StoreUnavailableException 1");
    }

    [Fact]
    public async Task The_desk_turns_away_answers_and_takes_alarms_all_the_same()
    {
        async Task<string> PlayAsync(Action<IServiceCollection>? telemetry)
        {
            await using var house = await DeskHouse.OpenAsync(dynamo, telemetry);
            var id = await house.AlarmAsync();
            var forged = await house.HandleAsync(house.Signed("/slack/commands", "text=resolve", secret: "another"));
            var opened = await house.TypeAsync("open P1 service=api nobody can log in");
            var posted = await house.HandleAsync(
                house.Post(
                    "/signals/plain",
                    """{"alarm": "backup-failed", "state": "ALARM", "at": "2026-11-23T11:59:00Z", "source": "jenkins", "severity": "P1", "service": "database"}"""
                )
            );
            var webhook = await house.HandleAsync(house.Webhook(id, "incident.acknowledged"));
            return $"{forged.Status} {opened.Contains("is open: P1.", StringComparison.Ordinal)} "
                + $"{posted.Status} {webhook.Status} {house.Topic.Published.Count}";
        }

        await AssertAlikeAsync(PlayAsync, "401 True");
    }

    [Fact]
    public async Task A_log_batch_is_counted_and_raises_its_signals_all_the_same()
    {
        async Task<string> PlayAsync(Action<IServiceCollection>? telemetry)
        {
            using var house = await LogHouse.OpenAsync(dynamo, more: telemetry);
            var answer = await house.SendAsync(
                Sent.Payload(
                    Sent.Envelope([
                        Sent.Event("ERROR:app:Could not send mail", 7),
                        """{"id":"1","timestamp":"soon","message":"x"}""",
                    ])
                )
            );
            return $"{answer.Outcome} {answer.Errors} {answer.Groups} {answer.Signals} "
                + $"{house.Topic.Published.Count} {string.Join(',', answer.Bad)} {house.Failures.Kept.Count}";
        }

        await AssertAlikeAsync(PlayAsync, "Counted 1 1");
    }

    [Fact]
    public async Task A_rollup_makes_its_windows_and_raises_its_signals_all_the_same()
    {
        async Task<string> PlayAsync(Action<IServiceCollection>? telemetry)
        {
            using var house = await RollupHouse.OpenAsync(dynamo, telemetry, Some.ReplyRate);
            var noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
            await house.CountAsync(Some.ReplyRate, noon.AddMinutes(-30), 100, 5);
            var answer = await house.RunAsync(RunKind.Hour, noon.AddMinutes(4));
            return $"{answer.Windows} {answer.Changed} {answer.Signals} "
                + $"{string.Join(',', house.Topic.Published.Select(s => s.Name))}";
        }

        await AssertAlikeAsync(PlayAsync, "reply_rate below 10 %");
    }

    private static string CultureText(int count) => FormattableString.Invariant($"\n{count} kept");

    private async Task AssertAlikeAsync(Func<Action<IServiceCollection>?, Task<string>> play, string expected)
    {
        var well = await play(null);
        Assert.Contains(expected, well, StringComparison.Ordinal);
        Assert.Equal(0, _faults.Count);

        Assert.Equal(well, await play(Break));
        Assert.True(_faults.Count > 0, "Nothing was logged or measured.");
    }

    private void Break(IServiceCollection services) =>
        services
            .AddSingleton(_faults)
            .AddSingleton(DispatchProxy.Create<IMetrics, Throwing>())
            .AddGuardedLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new ThrowingLogs()));
}
