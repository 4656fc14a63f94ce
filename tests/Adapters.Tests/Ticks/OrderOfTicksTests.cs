using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Adapters.Watchdogs;
using RoleFerry.Core.Metrics;

namespace RoleFerry.Adapters.Tests.Ticks;

public sealed class OrderOfTicksTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task What_becomes_pages_runs_before_the_outbox_and_all_else_after_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo, more: services =>
            services
                .AddSingleton<ISignalPublisher>(new ScriptedTopic())
                .AddSingleton(EmbeddedLogRules.Value)
                .AddSingleton(new MetricSet([], []))
                .AddLogWay()
                .AddHeartbeatMonitors()
                .AddWatchdog()
                .AddTick<ReachTick>()
                .AddMinuteTick()
        );

        Assert.NotNull(house.Get<MinuteTick>());
        Assert.Equal(
            [
                ("heartbeat-monitors", "signals", 1),
                ("logs", "signals", 1),
                ("watchdog", "", 1),
                ("suppressed-alarms", "released", 1),
                ("escalation", "deadlines", 1),
                ("outbox", "messages", 1),
                ("on-call", "", 1),
                ("post-mortems", "", 1),
                ("announcements", "announcements", 1),
                ("reach", "", 1),
            ],
            house.Get<IEnumerable<ITick>>().OrderBy(t => t.Order).Select(t => (t.Name, t.Counts, t.Share))
        );
    }
}
