using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Adapters.Tests.Incidents;

public class FlappingTests(DynamoDbLocalFixture dynamo)
{
    [Fact]
    public async Task What_comes_and_goes_is_one_notice_by_the_teams_own_policy_and_then_rings_nobody()
    {
        var times = BuiltInPolicy.Value.Flapping!.Times;
        using var house = await TestHouse.OpenAsync(dynamo);
        for (var cycle = 0; cycle < times + 5; cycle++)
        {
            await house.AlarmAsync(4 * cycle);
            await house.OkAsync((4 * cycle) + 2);
        }

        var pages = house
            .PagerDuty.Taken.Where(m => m.Notification.Kind == NotificationKind.Page)
            .Select(m => m.Notification.Reason.Code);

        Assert.Equal(
            [ReasonCode.FirstNotification, .. Enumerable.Repeat(ReasonCode.Reopened, times - 1), ReasonCode.Flapping],
            pages
        );
    }
}
