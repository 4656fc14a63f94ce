using Microsoft.Extensions.DependencyInjection;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Suspects;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Services;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Suspects;

public class SuspectTickTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_first_look_after_a_page_tells_in_the_thread_what_caused_it_once_and_no_phone_hears_of_it()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0)).IncidentId!;
        var rung = house.PagerDuty.Asked.Count;

        Assert.Equal(1, await MinuteAsync(house));
        Assert.Equal(0, await MinuteAsync(house));

        const string Told = "Probable causes:\n1. database: connections 96, usually 50, 15 min before\nAs usual: api.";
        Assert.Equal(Told, Assert.Single(await house.TimelineAsync(id), IsSuspects).What);
        Assert.Equal(Told, house.Slack.Taken.Last().Notification.Reason.Text);
        Assert.Equal(NotificationKind.Update, house.Slack.Taken.Last().Notification.Kind);
        Assert.Equal(rung, house.PagerDuty.Asked.Count);
    }

    [Fact]
    public async Task Whoever_is_asked_anew_is_told_anew()
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, severity: "P2")).IncidentId!;
        await MinuteAsync(house);

        await house.AlarmAsync(2, severity: "P1");
        await MinuteAsync(house);

        Assert.Equal(2, (await house.TimelineAsync(id)).Count(IsSuspects));
    }

    [Theory]
    [InlineData("P3")]
    [InlineData("resolved")]
    public async Task Nobody_waits_for_the_cause_of_what_is_small_or_over(string what)
    {
        using var house = await OpenAsync();
        var id = (await house.AlarmAsync(0, severity: what is "P3" ? "P3" : "P1")).IncidentId!;
        if (what is "resolved")
            await house.SayAsync(id, "1", new IncidentAction.Resolve());

        Assert.Equal(0, await MinuteAsync(house));

        Assert.DoesNotContain(await house.TimelineAsync(id), IsSuspects);
    }

    [Fact]
    public async Task Where_nothing_moved_nothing_is_said_and_CloudWatch_may_be_away()
    {
        using var house = await OpenAsync(value: null);
        var id = (await house.AlarmAsync(0)).IncidentId!;

        Assert.Equal(0, await MinuteAsync(house));

        Assert.DoesNotContain(await house.TimelineAsync(id), IsSuspects);
    }

    [Fact]
    public async Task What_is_the_matter_with_one_incident_keeps_none_of_the_others_from_being_told()
    {
        var asked = 0;
        using var house = await OpenAsync(
            (metric, at) =>
                Interlocked.Increment(ref asked) == 1
                    ? throw new InvalidOperationException("broken")
                    : Value(metric, at)
        );
        var first = (await house.AlarmAsync(0, severity: "P1")).IncidentId!;
        var second = (
            await house.HandleAsync(TestHouse.Signal(SignalState.Alarm, 0, "web-5xx", "P2", "web"))
        ).IncidentId!;

        Assert.Equal(1, await MinuteAsync(house));

        Assert.DoesNotContain(await house.TimelineAsync(first), IsSuspects);
        Assert.Contains(await house.TimelineAsync(second), IsSuspects);
    }

    private static bool IsSuspects(Core.Incidents.IncidentEvent e) => e.Kind == ClockAction.TellSuspects.Kind;

    private Task<TestHouse> OpenAsync() => OpenAsync(Value);

    private Task<TestHouse> OpenAsync(Func<string, DateTimeOffset, double?>? value)
    {
        return TestHouse.OpenAsync(dynamo, more: services =>
            services
                .AddSingleton<ErrorGroupStore>()
                .AddSingleton(provider => Shop.Reader(provider.GetRequiredService<TimeProvider>(), value))
                .AddSingleton(Shop.Values)
                .AddSingleton(new Lazy<ServiceMap>(() => Shop.Map))
                .AddSuspectWay()
        );
    }

    /// <summary>The alarm fires at 12:00; the database was full a quarter of an hour before.</summary>
    private static double? Value(string metric, DateTimeOffset at) =>
        metric switch
        {
            "Connections" => at.TimeOfDay >= new TimeSpan(11, 45, 0) ? 96 : 50,
            "Requests" => 100,
            _ => null,
        };

    private static async Task<int> MinuteAsync(TestHouse house)
    {
        await house.ClockAsync(Minute);
        return await house
            .Get<SuspectTick>()
            .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(10), CancellationToken.None));
    }
}
