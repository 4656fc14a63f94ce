using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Tests.House;

namespace RoleFerry.Adapters.Tests.Pipeline;

public class CrashTests(DynamoDbLocalFixture dynamo)
{
    [Theory]
    [InlineData(nameof(Fault.CrashBefore))]
    [InlineData(nameof(Fault.CrashAfter))]
    public async Task A_crash_at_any_call_then_the_retry_and_one_tick_and_the_page_is_there_under_one_id(string fault)
    {
        var crashed = true;
        for (var step = 1; crashed; step++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            crashed = false;
            house.Wire.Before = n =>
            {
                if (n < step)
                    return Fault.None;
                crashed = true;
                return Enum.Parse<Fault>(fault);
            };
            await DieAsync(() => house.AlarmAsync(0));
            house.Wire.Before = _ => Fault.None;

            await house.AlarmAsync(0);
            await house.TickAsync(TimeSpan.FromMinutes(1));

            Assert.Single(await house.IncidentsAsync());
            Assert.NotEmpty(house.PagerDuty.Taken);
            Assert.Single(house.PagerDuty.Taken.Select(m => m.Incident.Id).Distinct());
            Assert.InRange(house.Slack.Taken.Count, 1, 2);
        }
    }

    [Fact]
    public async Task A_crash_at_any_call_while_resolving_leaves_nothing_open_after_the_retry_and_one_tick()
    {
        var crashed = true;
        for (var step = 1; crashed; step++)
        {
            using var house = await TestHouse.OpenAsync(dynamo);
            await house.AlarmAsync(0);
            house.Clock.Advance(TimeSpan.FromMinutes(2));
            house.Wire.Forget();
            crashed = false;
            house.Wire.Before = n =>
            {
                if (n < step)
                    return Fault.None;
                crashed = true;
                return Fault.CrashAfter;
            };
            await DieAsync(() => house.OkAsync(1));
            house.Wire.Before = _ => Fault.None;

            await house.OkAsync(1);
            await house.TickAsync(TimeSpan.FromMinutes(1));
            await house.TickAsync(TimeSpan.FromMinutes(1));

            Assert.DoesNotContain(await house.IncidentsAsync(), i => i.IsOpen);
            Assert.Contains(house.PagerDuty.Taken, m =>
                m.Notification.Kind == Core.Notifications.NotificationKind.Resolve
            );
            Assert.Equal(Core.Notifications.NotificationKind.Resolve, house.PagerDuty.Taken.Last().Notification.Kind);
        }
    }

    [Theory]
    [InlineData("P0", true)]
    [InlineData("P1", true)]
    [InlineData("P2", false)]
    public async Task When_the_table_is_down_P0_and_P1_page_all_the_same_and_say_so(string severity, bool paged)
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.Wire.Before = n =>
        {
            // The clock runs while the table does not answer.
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            return Fault.NotCarriedOut;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => house.AlarmAsync(0, severity: severity));

        Assert.Equal(paged ? 1 : 0, house.PagerDuty.Taken.Count);
        Assert.All(house.PagerDuty.Taken, m =>
            Assert.Equal(Core.Reasons.ReasonCode.StoreUnavailable, m.Notification.Reason.Code)
        );

        house.Wire.Before = _ => Fault.None;
        var answer = await house.AlarmAsync(0, severity: severity);
        Assert.All(house.PagerDuty.Taken, m => Assert.Equal(answer.IncidentId, m.Incident.Id));
    }

    [Fact]
    public async Task When_the_table_and_PagerDuty_are_down_the_page_takes_the_fallback()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        house.PagerDuty.Answer = _ => new Core.Notifications.Delivery.Retry("HTTP 500");
        house.Wire.Before = _ =>
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            return Fault.NotCarriedOut;
        };

        await Assert.ThrowsAsync<StoreUnavailableException>(() => house.AlarmAsync(0, severity: "P0"));

        Assert.True(Assert.Single(house.Slack.Taken).Notification.Broadcast);
    }

    private static async Task DieAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e)
            when (e is CrashException || e.InnerException is CrashException || e is StoreUnavailableException)
        {
            // What a process that died would not have thrown.
        }
    }
}
