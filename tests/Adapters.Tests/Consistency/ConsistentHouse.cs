using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Consistency;
using RoleFerry.Adapters.Expiry;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Quarantine;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Adapters.Tests.Logs;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Tests.Consistency;

/// <summary>A house in which something of everything has happened, and what can be broken in it by hand.</summary>
internal static class ConsistentHouse
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static Task<TestHouse> OpenAsync(DynamoDbLocalFixture dynamo) =>
        TestHouse.OpenAsync(dynamo, OtherPolicies.WithoutFallback, services =>
            services
                .AddSingleton<ISignalPublisher>(new ScriptedTopic())
                .AddSignals()
                .AddQuarantineTick()
                .AddSelfCheck()
                .AddExpiry()
                .AddSingleton<TableCheck>()
                .AddMinuteTick()
        );

    /// <summary>
    /// Incidents that are open, acknowledged, resolved and suppressed, one with a message that waits, a watchdog's, and
    /// an announcement.
    /// </summary>
    /// <returns>The id of the one that is open, of P0, whose page waits.</returns>
    public static async Task<string> LiveAsync(this TestHouse house)
    {
        await SilenceAsync(house);
        var taken = (await house.AlarmAsync(1, "acknowledged")).IncidentId!;
        await house.AlarmAsync(1, "resolved", "P0");
        await house.HandleAsync(TestHouse.Signal(SignalState.Alarm, 1, "suppressed", service: "billing"));
        await house.HandleAsync(Beat(house.Clock.Now));
        await house.SayAsync(taken, "1", new IncidentAction.Acknowledge());
        await house.OkAsync(2, "resolved");
        await house.MinuteAsync(Minute);
        house.PagerDuty.Answer = m =>
            m.Incident.Title == "waits" ? new Delivery.Retry("HTTP 429", TimeSpan.FromMinutes(2)) : null;
        var waits = (await house.AlarmAsync(3, "waits", "P0")).IncidentId!;
        await house.MinuteAsync(Minute);
        return waits;
    }

    public static Task<TableCheckResult> CheckAsync(this TestHouse house) =>
        house.Get<TableCheck>().LookAsync(house.Clock.Now, Deadline.Never);

    public static Task<bool> MendAsync(this TestHouse house, TableFinding finding) =>
        house.Get<TableCheck>().MendAsync(finding, house.Clock.Now, Deadline.Never);

    /// <summary>Somebody changes an item by hand: null removes the attribute.</summary>
    public static async Task SpoilAsync(
        this TestHouse house,
        string pk,
        string sk,
        params (string Name, AttributeValue? Value)[] changes
    )
    {
        var item = (await house.ItemsAsync())[$"{pk} / {sk}"];
        foreach (var (name, value) in changes)
        {
            if (value is null)
                Assert.True(item.Remove(name), name);
            else
                item[name] = value;
        }

        await house.PutAsync(item);
    }

    /// <summary>The watchdog's newest alarm.</summary>
    private static Signal Beat(DateTimeOffset now) =>
        Watchdog.At(now) is { State: SignalState.Alarm } alarm ? alarm : Watchdog.At(now - Watchdog.Every);

    private static async Task SilenceAsync(TestHouse house)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(house.Clock.Now.ToUnixTimeMilliseconds());
        var silence = new Silence
        {
            Id = Silence.IdOf("service=billing", "ana", now),
            Matchers = [new Matcher("service", MatchOperator.Equal, "billing")],
            From = now,
            Until = now.AddDays(3),
            Author = "ana",
            Reason = "a move",
            CreatedAt = now,
        };
        Assert.True(await house.Get<SilenceStore>().AddAsync(silence, Deadline.Never));
        house.Clock.Advance(Minute);
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
    }
}
