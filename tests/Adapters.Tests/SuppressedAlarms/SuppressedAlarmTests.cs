using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Tests.SuppressedAlarms;

public class SuppressedAlarmTests(DynamoDbLocalFixture dynamo)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_silence_holds_back_within_a_minute_and_its_end_tells_what_fires_still()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await SilenceAsync(house, TimeSpan.FromHours(1));
        await PassAsync(house, Minute);

        var answer = await house.AlarmAsync(0);
        Assert.Equal(DecisionOutcome.Opened, answer.Outcome);
        Assert.Contains(answer.Reasons, r => r.StartsWith("Silenced: ", StringComparison.Ordinal));
        Assert.Empty(await house.OutboxAsync(answer.IncidentId!));

        Assert.Equal(0, await house.LookAsync(TimeSpan.FromMinutes(30)));
        Assert.Equal(1, await house.LookAsync(TimeSpan.FromMinutes(30)));

        Assert.Single(house.PagerDuty.Taken);
        Assert.Single(house.Slack.Taken);
        Assert.Equal(["pagerduty", "incidents"], (await house.IncidentAsync(answer.IncidentId!)).Incident.Channels);
        Assert.Equal(0, await house.LookAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task What_is_held_back_is_told_though_its_incident_was_deleted()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await SilenceAsync(house, TimeSpan.FromHours(1));
        await PassAsync(house, Minute);
        var id = (await house.AlarmAsync(0)).IncidentId!;
        await house.DeleteAsync($"INC#{id}", "STATE");

        Assert.Equal(0, await house.LookAsync(TimeSpan.FromMinutes(30)));
        Assert.Equal(1, await house.LookAsync(TimeSpan.FromMinutes(30)));

        var page = Assert.Single(house.PagerDuty.Taken);
        Assert.Equal(id, page.Incident.Id);
        Assert.Contains("api-5xx fired", page.Notification.Reason.Text, StringComparison.Ordinal);
        Assert.Equal(0, await house.LookAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task The_clock_waits_for_whoever_was_not_told()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await SilenceAsync(house, TimeSpan.FromHours(2));
        await PassAsync(house, Minute);
        var id = (await house.AlarmAsync(0)).IncidentId!;

        await house.ClockAsync(TimeSpan.FromHours(1));
        await house.ClockAsync(TimeSpan.FromMinutes(5));
        Assert.Equal((0, 0), ((await house.IncidentAsync(id)).Incident.Level, (await house.OutboxAsync(id)).Count));

        Assert.Equal(1, await house.LookAsync(TimeSpan.FromHours(1)));
        await house.ClockAsync(TimeSpan.FromMinutes(14));
        Assert.Equal(0, (await house.IncidentAsync(id)).Incident.Level);
        await house.ClockAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await house.IncidentAsync(id)).Incident.Level);
    }

    [Fact]
    public async Task What_recovered_under_a_silence_is_never_told()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await SilenceAsync(house, TimeSpan.FromHours(1));
        await PassAsync(house, Minute);
        await house.AlarmAsync(0);
        await house.OkAsync(5);

        Assert.Equal(0, await house.LookAsync(TimeSpan.FromHours(2)));
        Assert.Empty(house.PagerDuty.Taken);
        Assert.DoesNotContain(await house.ItemsAsync(), i => i.Key.Contains("HOLD#", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silence_that_is_expired_lets_go_within_minutes()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var silence = await SilenceAsync(house, TimeSpan.FromHours(9));
        await PassAsync(house, Minute);
        await house.AlarmAsync(0);

        Assert.NotNull(await house.Get<SilenceStore>().ExpireAsync(silence.Id, house.Clock.Now, Deadline.Never));
        Assert.Equal(1, await house.LookAsync(TimeSpan.FromMinutes(5)));

        Assert.Null(await house.Get<SilenceStore>().ExpireAsync(silence.Id, house.Clock.Now, Deadline.Never));
        Assert.Empty(await house.Get<SilenceStore>().InForceAsync(house.Clock.Now, Deadline.Never));
        Assert.Single(await house.Get<SilenceStore>().AllAsync(Deadline.Never));
    }

    [Fact]
    public async Task A_silence_is_read_as_it_was_written()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var written = await SilenceAsync(house, TimeSpan.FromHours(2));

        var read = Assert.Single(await house.Get<SilenceStore>().InForceAsync(house.Clock.Now, Deadline.Never));

        Assert.Equal(
            (written.Id, written.From, written.Until, written.Author, written.Reason, written.About()),
            (read.Id, read.From, read.Until, read.Author, read.Reason, read.About())
        );
        Assert.False(await house.Get<SilenceStore>().AddAsync(written, Deadline.Never));
    }

    [Fact]
    public async Task Before_a_silence_ends_a_notice_says_so_once_and_names_what_waits()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var silence = await SilenceAsync(house, TimeSpan.FromHours(2));
        await PassAsync(house, Minute);
        var id = (await house.AlarmAsync(0)).IncidentId!;

        await house.LookAsync(TimeSpan.FromMinutes(100));
        Assert.Null(await NoticeAsync(house, silence));
        await house.LookAsync(TimeSpan.FromMinutes(5));
        await house.LookAsync(Minute);

        var notice = (await NoticeAsync(house, silence))!.Announcement;
        Assert.Equal("incidents", notice.Channel);
        Assert.Contains(silence.Id, notice.Title, StringComparison.Ordinal);
        Assert.Contains(notice.Parts, p => p.ToString().Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_firing_source_holds_its_targets_back_at_once_and_its_end_lets_go()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Inhibiting());
        await house.AlarmAsync(0, "database-down", "P0");

        var answer = await house.AlarmAsync(1);
        Assert.Contains(answer.Reasons, r => r.StartsWith("Inhibited: database-down (INC-", StringComparison.Ordinal));
        Assert.Single(house.PagerDuty.Taken);
        Assert.Equal(0, await house.LookAsync(Minute));

        await house.OkAsync(5, "database-down");
        Assert.Equal(1, await house.LookAsync(Minute));
        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Title == "api-5xx");
    }

    /// <summary>CloudWatch tells of a transition once, so nothing is heard of a source that fires for days.</summary>
    [Fact]
    public async Task A_source_that_fires_for_days_holds_its_targets_back_until_it_recovers()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Inhibiting());
        await house.AlarmAsync(0, "database-down", "P0");
        await house.AlarmAsync(1);

        Assert.Equal(0, await house.LookAsync(TimeSpan.FromDays(3)));
        var late = await house.AlarmAsync(3 * 24 * 60, "api-latency");
        Assert.Contains(late.Reasons, r => r.StartsWith("Inhibited: database-down (INC-", StringComparison.Ordinal));
        Assert.Equal(0, await house.LookAsync(Minute));

        await house.OkAsync((3 * 24 * 60) + 5, "database-down");
        Assert.Equal(2, await house.LookAsync(Minute));
    }

    [Fact]
    public async Task A_source_whose_recovery_was_lost_ends_with_its_incident()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Inhibiting());
        var source = (await house.AlarmAsync(0, "database-down", "P0")).IncidentId!;
        await house.AlarmAsync(1);
        Assert.Equal(0, await house.LookAsync(TimeSpan.FromDays(2)));

        await house.SayAsync(source, "resolve", new IncidentAction.Resolve());

        Assert.Equal(1, await house.LookAsync(Minute));
        Assert.Contains(house.PagerDuty.Taken, m => m.Incident.Title == "api-5xx");
    }

    [Fact]
    public async Task What_waits_for_its_group_is_told_by_the_next_tick()
    {
        var policy = BuiltInPolicy.Value;
        policy = policy with { Root = Waiting(policy.Root) };
        using var house = await TestHouse.OpenAsync(dynamo, policy with { Version = PolicyJson.VersionOf(policy) });

        Assert.Empty(await house.OutboxAsync((await house.AlarmAsync(0)).IncidentId!));
        Assert.Equal(1, await house.LookAsync(Minute));

        Assert.Single(house.PagerDuty.Taken);

        static Route Waiting(Route route) =>
            route with
            {
                GroupWait = TimeSpan.FromSeconds(30),
                Routes = [.. route.Routes.Select(Waiting)],
            };
    }

    [Fact]
    public async Task Looking_for_sources_takes_no_turn_of_its_own_before_the_page()
    {
        using var house = await TestHouse.OpenAsync(dynamo, Inhibiting());

        await house.AlarmAsync(0);

        Assert.Equal(["BatchGetItem", "Query"], house.Wire.Calls.Take(2).Order());
        Assert.Equal("TransactWriteItems", house.Wire.Calls[2]);
    }

    [Fact]
    public async Task What_is_told_at_last_is_not_lost_when_the_tick_dies_at_any_call()
    {
        for (var dieAt = 1; ; dieAt++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            await SilenceAsync(house, TimeSpan.FromHours(1));
            await PassAsync(house, Minute);
            await house.AlarmAsync(0);
            house.Clock.Advance(TimeSpan.FromHours(1));
            await house.Get<PolicySource>().GetAsync(CancellationToken.None);
            await house.Get<PolicySource>().SettleAsync();
            house.Wire.Forget();
            house.Wire.Before = call => call == dieAt ? Fault.CrashAfter : Fault.None;

            var died = false;
            try
            {
                await house
                    .Get<SuppressedAlarmTick>()
                    .RunAsync(house.Clock.Now, new Deadline(house.Clock.Now.AddSeconds(40), CancellationToken.None));
            }
            catch (Exception e) when (e is CrashException or StoreUnavailableException)
            {
                died = true;
            }

            house.Wire.Before = _ => Fault.None;
            await house.LookAsync(Minute);
            await house.LookAsync(TimeSpan.FromMinutes(6));
            Assert.Single(house.PagerDuty.Taken);
            if (!died)
                return;
        }
    }

    [Fact]
    public async Task What_was_handled_can_be_read_for_weeks_with_what_it_led_to()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        var id = (await house.AlarmAsync(0)).IncidentId;
        await house.AlarmAsync(0);
        house.Clock.Advance(Minute);
        await house.OkAsync(1);

        var handled = await new SignalLog(house.Get<TableCalls>()).ReadAsync(
            house.Clock.Now.AddDays(-1),
            house.Clock.Now.AddDays(1),
            Deadline.Never
        );

        Assert.Equal([DecisionOutcome.Opened, DecisionOutcome.Resolved], handled.Select(h => h.Outcome));
        Assert.All(handled, h => Assert.Equal((id, "api-5xx", Severity.P1), (h.IncidentId, h.Signal.Name, h.Severity)));
        Assert.Contains(handled[0].Reasons, r => r.Code == ReasonCode.FirstNotification);
    }

    private static async Task<Silence> SilenceAsync(TestHouse house, TimeSpan length)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(house.Clock.Now.ToUnixTimeMilliseconds());
        var silence = new Silence
        {
            Id = Silence.IdOf("service=api", "ana", now),
            Matchers = [new Matcher("service", MatchOperator.Equal, "api")],
            From = now,
            Until = now + length,
            Author = "ana",
            Reason = "a deployment",
            CreatedAt = now,
        };
        Assert.True(await house.Get<SilenceStore>().AddAsync(silence, Deadline.Never));
        return silence;
    }

    private static async Task PassAsync(TestHouse house, TimeSpan time)
    {
        house.Clock.Advance(time);
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
    }

    private static Task<AnnouncementEntry?> NoticeAsync(TestHouse house, Silence silence) =>
        house.Get<AnnouncementOutbox>().FindAsync($"silence-ends#{silence.Id}", Deadline.Never);

    private static RoutingPolicy Inhibiting()
    {
        var policy = BuiltInPolicy.Value with
        {
            Inhibit =
            [
                new InhibitRule(
                    "database",
                    [new Matcher("alarmname", MatchOperator.Equal, "database-down")],
                    [new Matcher("alarmname", MatchOperator.NotEqual, "database-down")],
                    ["account"]
                ),
            ],
        };
        return policy with { Version = PolicyJson.VersionOf(policy) };
    }
}
