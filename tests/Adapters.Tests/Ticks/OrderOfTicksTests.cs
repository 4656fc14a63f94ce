using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Channels;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Expiry;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Tests.Suspects;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Adapters.Watchdogs;
using RoleFerry.Core.Metrics;
using RoleFerry.Core.Services;

namespace RoleFerry.Adapters.Tests.Ticks;

public sealed class OrderOfTicksTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task The_outbox_is_beside_all_and_what_becomes_pages_runs_before_the_rest()
    {
        using var house = await TestHouse.OpenAsync(dynamo, more: services =>
            services
                .AddSingleton<ISignalPublisher>(new ScriptedTopic())
                .AddSingleton(new MetricSet([], []))
                .AddLogWay(EmbeddedLogRules.Compiled)
                .AddHeartbeatMonitors()
                .AddWatchdog()
                .AddTick<ReachTick>()
                .AddSingleton(provider => Shop.Reader(provider.GetRequiredService<TimeProvider>(), null))
                .AddSingleton(Shop.Values)
                .AddSingleton(new Lazy<ServiceMap>(() => Shop.Map))
                .AddSuspectWay()
                .AddQuarantineTick()
                .AddSelfCheck()
                .AddExpiry()
                .AddMinuteTick()
        );

        Assert.NotNull(house.Get<MinuteTick>());
        Assert.Equal(
            [
                ("outbox", "messages", 1),
                ("escalation", "deadlines", 0.28),
                ("suppressed-alarms", "released", 0.18),
                ("heartbeat-monitors", "signals", 0.08),
                ("logs", "signals", 0.08),
                ("watchdog", "", 0.04),
                ("on-call", "", 0.04),
                ("suspects", "suspects", 0.04),
                ("post-mortems", "", 0.06),
                ("announcements", "announcements", 0.08),
                ("reach", "", 0.02),
                ("quarantine", "", 0.06),
                ("self-check", "", 0.02),
                ("expiry", "", 0.02),
            ],
            house.Get<IEnumerable<ITick>>().OrderBy(t => t.Order).Select(t => (t.Name, t.Counts, t.Share))
        );
    }
}
