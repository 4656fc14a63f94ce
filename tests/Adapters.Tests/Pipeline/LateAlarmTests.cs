using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;

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
    public async Task Nothing_is_sent_for_a_late_alarm_that_would_not_have_paged()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.OkAsync(1);

        await house.AlarmAsync(0, severity: "P2");
        await AnnounceAsync(house);

        Assert.Empty(house.PagerDuty.Asked);
        Assert.Empty(house.Slack.Announced);
    }

    private static async Task AnnounceAsync(TestHouse house)
    {
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Get<AnnouncementTick>().RunAsync(house.Clock.Now, Deadline.Never);
    }
}
