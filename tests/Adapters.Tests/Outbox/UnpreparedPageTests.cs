using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Tests.House;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Tests.Outbox;

/// <summary>Between the write of a page and its sending, something happens to the table or to the process.</summary>
public class UnpreparedPageTests(DynamoDbLocalFixture dynamo)
{
    [Theory]
    [InlineData("P0", 1)]
    [InlineData("P1", 1)]
    [InlineData("P2", 0)]
    public async Task An_urgent_page_of_an_incident_that_was_there_before_does_not_wait_for_the_table(
        string severity,
        int pages
    )
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await OpenAndCloseAsync(house, severity);

        house.Wire.Before = n => IsWritten(house.Wire.Calls.Take(n - 1)) ? Fault.CrashBefore : Fault.None;
        await house.AlarmAsync(4, severity: severity);

        Assert.Equal(pages, house.PagerDuty.Taken.Count(m => m.Notification.Kind == NotificationKind.Page));
    }

    [Fact]
    public async Task What_was_read_before_the_table_stopped_to_answer_is_not_forgotten()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await house.AlarmAsync(0);
        var posted = Assert.Single(house.Slack.Taken);
        Assert.Null(posted.Posted);
        house.Slack.Answer = _ => new Delivery.Retry("HTTP 500");
        await house.OkAsync(2);
        house.Slack.Answer = _ => null;
        house.Clock.Advance(TimeSpan.FromMinutes(4));
        house.Wire.Forget();

        // The end that it makes needless cannot be taken back any more.
        house.Wire.Before = n =>
            IsWritten(house.Wire.Calls.Take(n - 1)) && house.Wire.Calls[n - 1] == "TransactWriteItems"
                ? Fault.CrashBefore
                : Fault.None;
        await house.AlarmAsync(4);

        var page = house.Slack.Taken.Last();
        Assert.Equal((NotificationKind.Page, "1"), (page.Notification.Kind, page.Posted?.MessageId));
    }

    [Fact]
    public async Task A_process_that_stood_still_for_longer_than_its_lease_leaves_the_page_to_the_next()
    {
        using var house = await TestHouse.OpenAsync(dynamo);
        await OpenAndCloseAsync(house, "P0");

        var hasStood = false;
        house.Wire.Gate = () =>
        {
            if (!hasStood && IsWritten(house.Wire.Calls))
            {
                hasStood = true;
                house.Clock.Advance(OutboxEntries.Lease);
            }

            return Task.CompletedTask;
        };
        await house.AlarmAsync(4, severity: "P0");
        Assert.True(hasStood);
        Assert.Empty(house.PagerDuty.Asked);

        await house.TickAsync(TimeSpan.FromSeconds(1));
        Assert.Single(house.PagerDuty.Taken);
    }

    private static bool IsWritten(IEnumerable<string> calls) => calls.Contains("TransactWriteItems");

    private static async Task OpenAndCloseAsync(TestHouse house, string severity)
    {
        await house.AlarmAsync(0, severity: severity);
        await house.OkAsync(2);
        house.Clock.Advance(TimeSpan.FromMinutes(4));
        house.Wire.Forget();
        house.PagerDuty.Asked.Clear();
        house.PagerDuty.Taken.Clear();
    }
}
