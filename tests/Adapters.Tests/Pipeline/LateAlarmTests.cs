using System.Text;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Pipeline;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Silences;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Matching;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies.Compiled;
using RoleFerry.Core.Silences;

namespace RoleFerry.Adapters.Tests.Pipeline;

/// <summary>What becomes of an urgent alarm whose own OK is handled before it.</summary>
public class LateAlarmTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task People_read_once_that_it_was_down()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.OkAsync(0.7);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => house.AlarmAsync(0, severity: "P0")));
        await house.AlarmAsync(0, severity: "P0");
        await AnnounceAsync(house);
        await AnnounceAsync(house);

        Assert.Equal("P0 api-5xx was down for 42 s", Assert.Single(house.Slack.Announced).Title);
        Assert.DoesNotContain(house.PagerDuty.Taken, m => m.Notification.Kind == NotificationKind.Page);
        Assert.Empty(house.Slack.Taken);
        Assert.Empty(await house.IncidentsAsync());
    }

    [Theory]
    [InlineData(nameof(Fault.CrashBefore))]
    [InlineData(nameof(Fault.CrashAfter))]
    [InlineData(nameof(Fault.AnswerLost))]
    public async Task It_is_read_once_whenever_its_writer_dies(string fault)
    {
        for (var step = 1; ; step++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            await house.OkAsync(0.7);
            var hasCome = house.Wire.FaultAt(step, Enum.Parse<Fault>(fault));
            await Record.ExceptionAsync(() => house.AlarmAsync(0));
            house.Wire.Before = _ => Fault.None;
            if (!hasCome())
                break;

            await house.AlarmAsync(0);
            await AnnounceAsync(house);

            Assert.Equal("P1 api-5xx was down for 42 s", Assert.Single(house.Slack.Announced).Title);
        }
    }

    [Fact]
    public async Task A_page_that_went_out_without_the_table_ends_when_its_alarm_is_tried_again()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await PageWithoutTableAsync(house);
        var page = Assert.Single(house.PagerDuty.Taken);
        Assert.Equal(NotificationKind.Page, page.Notification.Kind);

        await house.OkAsync(1);
        var again = await house.AlarmAsync(0, severity: "P0");
        await house.AlarmAsync(0, severity: "P0");

        Assert.Equal(DecisionOutcome.Late, again.Outcome);
        Assert.All(house.PagerDuty.Taken.Skip(1), end =>
            Assert.Equal(
                (NotificationKind.Resolve, page.Incident.Id, page.Channel.Name, IncidentStatus.Resolved),
                (end.Notification.Kind, end.Incident.Id, end.Channel.Name, end.Incident.Status)
            )
        );
        Assert.Empty(house.Slack.Taken);
    }

    [Fact]
    public async Task A_page_of_a_copy_that_went_out_without_the_table_ends_although_the_alarm_was_over_before_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P0");
        await house.OkAsync(1);
        await PageWithoutTableAsync(house);

        var again = await house.AlarmAsync(0, severity: "P0");

        Assert.Equal(DecisionOutcome.Duplicate, again.Outcome);
        Assert.Equal(
            [NotificationKind.Page, NotificationKind.Resolve, NotificationKind.Page, NotificationKind.Resolve],
            house.PagerDuty.Taken.Select(m => m.Notification.Kind)
        );
        Assert.Single(house.PagerDuty.Taken.Select(m => m.Incident.Id).Distinct());
    }

    /// <summary>The newer policy has no channel that keeps pages any more, or has it under another name.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_where_it_was_sent_although_a_newer_policy_pages_elsewhere(bool isRenamed)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P0");
        await house.OkAsync(1);
        await PageWithoutTableAsync(house);
        var page = house.PagerDuty.Taken.Last();

        var newer = isRenamed
            ? OtherPolicies.Renamed("pagerduty", "phones")
            : OtherPolicies.WithoutChannel("pagerduty", "incidents");
        await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(newer)));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.AlarmAsync(0, severity: "P0");

        var ends = house.PagerDuty.Taken.SkipWhile(m => m != page).Skip(1);
        Assert.Equal(
            [(NotificationKind.Resolve, page.Incident.Id)],
            ends.Select(m => (m.Notification.Kind, m.Incident.Id)).Distinct()
        );
    }

    [Fact]
    public async Task It_ends_too_where_a_newer_policy_would_give_its_incident_another_id()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0, severity: "P0");
        await house.OkAsync(1);
        await PageWithoutTableAsync(house);
        var page = house.PagerDuty.Taken.Last();
        Assert.Equal(NotificationKind.Page, page.Notification.Kind);

        var newer = OtherPolicies.GroupedBy("service");
        await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(newer)));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.AlarmAsync(0, severity: "P0");

        Assert.Equal(newer.Version, (await house.Get<PolicySource>().GetAsync(CancellationToken.None)).Version);
        Assert.Equal(
            (NotificationKind.Resolve, page.Incident.Id),
            (house.PagerDuty.Taken.Last().Notification.Kind, house.PagerDuty.Taken.Last().Incident.Id)
        );
    }

    [Fact]
    public async Task It_ends_too_where_the_alarm_has_fired_again_by_another_policy()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.OkAsync(1);
        await PageWithoutTableAsync(house);
        var page = house.PagerDuty.Taken.Last();
        Assert.Equal(NotificationKind.Page, page.Notification.Kind);

        await house.PutPolicyAsync(Encoding.UTF8.GetString(PolicyJson.Write(OtherPolicies.GroupedBy("service"))));
        house.Clock.Advance(TimeSpan.FromMinutes(6));
        await house.AlarmAsync(5, severity: "P0");
        await house.AlarmAsync(0, severity: "P0");

        Assert.Contains(
            (NotificationKind.Resolve, page.Incident.Id),
            house.PagerDuty.Taken.Select(m => (m.Notification.Kind, m.Incident.Id))
        );
    }

    [Fact]
    public async Task It_ends_too_where_the_first_attempt_to_end_it_fails()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.OkAsync(1);
        var asked = 0;
        house.PagerDuty.Answer = _ => asked++ == 0 ? new Delivery.Retry("HTTP 500") : null;

        await house.AlarmAsync(0);

        Assert.Equal(NotificationKind.Resolve, Assert.Single(house.PagerDuty.Taken).Notification.Kind);
    }

    [Fact]
    public async Task What_another_alarm_has_opened_under_the_same_id_stays_open()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        await house.OkAsync(1);
        await house.AlarmAsync(0, "api-latency");

        await house.AlarmAsync(0);

        Assert.Equal([NotificationKind.Page], await ToldOfIncidentAsync(house));
    }

    [Fact]
    public async Task What_another_alarm_opens_while_the_end_is_sent_is_paged_after_it()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        await house.OkAsync(1);
        house.PagerDuty.Hold = async message =>
        {
            if (message.Notification.Kind == NotificationKind.Resolve)
                await house.AlarmAsync(0, "api-latency");
        };

        await house.AlarmAsync(0);

        Assert.Equal(
            [NotificationKind.Page, NotificationKind.Resolve, NotificationKind.Page],
            await ToldOfIncidentAsync(house)
        );
    }

    [Fact]
    public async Task What_is_opened_while_the_end_is_sent_is_not_paged_while_it_is_held_back()
    {
        using var house = await TestHouse.OpenAsync(dynamo, OtherPolicies.GroupedBy("service"));
        await SilenceAsync(house, "api-latency");
        await house.OkAsync(1);
        SignalAnswer? opened = null;
        house.PagerDuty.Hold = async message =>
        {
            if (message.Notification.Kind == NotificationKind.Resolve)
                opened ??= await house.AlarmAsync(0, "api-latency");
        };

        await house.AlarmAsync(0);

        Assert.Equal(DecisionOutcome.Opened, opened?.Outcome);
        Assert.Equal([NotificationKind.Resolve], await ToldOfIncidentAsync(house));
    }

    [Fact]
    public async Task Nothing_is_sent_for_a_late_alarm_that_would_not_have_paged()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.OkAsync(1);

        await house.AlarmAsync(0, severity: "P2");
        await AnnounceAsync(house);

        Assert.Empty(house.PagerDuty.Asked);
        Assert.Empty(house.Slack.Announced);
    }

    /// <summary>
    /// What PagerDuty was told of the one incident. It is also told of the end of what the built-in policy would have
    /// opened.
    /// </summary>
    private static async Task<IEnumerable<NotificationKind>> ToldOfIncidentAsync(TestHouse house)
    {
        var id = Assert.Single(await house.IncidentsAsync()).Id;
        return house.PagerDuty.Taken.Where(m => m.Incident.Id == id).Select(m => m.Notification.Kind);
    }

    private static async Task SilenceAsync(TestHouse house, string alarm)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(house.Clock.Now.ToUnixTimeMilliseconds());
        await house
            .Get<SilenceStore>()
            .AddAsync(
                new Silence
                {
                    Id = Silence.IdOf(alarm, "ana", now),
                    Matchers = [new Matcher(LabelName.Name, MatchOperator.Equal, alarm)],
                    From = now,
                    Until = now.AddHours(1),
                    Author = "ana",
                    Reason = "a deployment",
                    CreatedAt = now,
                },
                Deadline.Never
            );
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<PolicySource>().GetAsync(CancellationToken.None);
        await house.Get<PolicySource>().SettleAsync();
    }

    private static async Task AnnounceAsync(TestHouse house)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<AnnouncementTick>().RunAsync(house.Clock.Now, Deadline.Never);
    }

    private static async Task PageWithoutTableAsync(TestHouse house)
    {
        house.Wire.Before = _ =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            return Fault.NotCarriedOut;
        };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => house.AlarmAsync(0, severity: "P0"));
        house.Wire.Before = _ => Fault.None;
    }
}
