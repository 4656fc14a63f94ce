using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Notifications;

public class DeliveryPlanTests
{
    private static readonly Delivery Down = new Delivery.Retry("HTTP 500");
    private static readonly Delivery Busy = new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(90));

    [Fact]
    public void A_page_is_tried_again_and_then_handed_to_the_next_channel()
    {
        var first = Plan(Page(), Down, attempts: 1);
        var second = Plan(Page(), Down, attempts: 2);

        Assert.IsType<DeliveryPlan.TryAgain>(first);
        var standIn = Assert.IsType<DeliveryPlan.HandOver>(second).StandIn;
        Assert.Equal(("incidents", true), (standIn.Channel, standIn.Broadcast));
        Assert.Equal(["mail"], standIn.Fallback);
        Assert.Equal("000001#incidents#pagerduty", standIn.Id);
        Assert.Equal(ReasonCode.ChannelFailedOver, standIn.Reason.Code);
    }

    [Fact]
    public void Two_ways_of_fallbacks_that_meet_in_one_channel_are_two_messages()
    {
        var refused = new Delivery.Rejected("HTTP 400");
        var second = Assert.IsType<DeliveryPlan.HandOver>(Plan(Page(), refused, attempts: 1)).StandIn;
        var third = Assert.IsType<DeliveryPlan.HandOver>(Plan(second, refused, attempts: 1)).StandIn;
        var other = Page() with { Id = "000001#incidents", Channel = "incidents", Fallback = ["mail"] };

        var standIn = Assert.IsType<DeliveryPlan.HandOver>(Plan(other, refused, attempts: 1)).StandIn;

        Assert.Equal("000001#mail#incidents#pagerduty", third.Id);
        Assert.NotEqual(third.Id, standIn.Id);
    }

    [Fact]
    public void A_refused_page_is_handed_over_at_once() =>
        Assert.IsType<DeliveryPlan.HandOver>(Plan(Page(), new Delivery.Rejected("HTTP 400"), attempts: 1));

    [Fact]
    public void A_refused_page_with_nobody_left_goes_to_the_failure_queue() =>
        Assert.IsType<DeliveryPlan.Fail>(
            Plan(Page() with { Fallback = [] }, new Delivery.Rejected("HTTP 400"), attempts: 1)
        );

    [Fact]
    public void A_page_with_nobody_left_is_tried_for_a_day_and_then_goes_to_the_failure_queue()
    {
        var page = Page() with { Fallback = [] };

        Assert.IsType<DeliveryPlan.TryAgain>(Plan(page, Down, attempts: 200, age: TimeSpan.FromHours(23.9)));
        Assert.IsType<DeliveryPlan.Fail>(Plan(page, Down, attempts: 200, age: TimeSpan.FromHours(24)));
    }

    [Theory]
    [InlineData(Severity.P0, true)]
    [InlineData(Severity.P1, true)]
    [InlineData(Severity.P2, false)]
    [InlineData(Severity.P3, false)]
    public void A_busy_channel_keeps_what_can_wait_and_loses_what_cannot(Severity severity, bool handedOver) =>
        Assert.Equal(handedOver, Plan(Page() with { Severity = severity }, Busy, attempts: 5) is DeliveryPlan.HandOver);

    [Theory]
    [InlineData(Severity.P1, 600, true)]
    [InlineData(Severity.P1, 16, true)]
    [InlineData(Severity.P1, 15, false)]
    [InlineData(Severity.P2, 600, false)]
    public void A_wait_that_a_vendor_asks_for_never_delays_the_fallback_of_what_is_urgent(
        Severity severity,
        int seconds,
        bool handedOver
    ) =>
        Assert.Equal(
            handedOver,
            Plan(
                Page() with
                {
                    Severity = severity,
                },
                new Delivery.Retry("HTTP 429", TimeSpan.FromSeconds(seconds)),
                attempts: 1
            ) is DeliveryPlan.HandOver
        );

    [Fact]
    public void News_is_never_handed_over()
    {
        var news = Page() with { Kind = NotificationKind.Resolve };

        Assert.IsType<DeliveryPlan.TryAgain>(Plan(news, Down, attempts: 50));
        Assert.IsType<DeliveryPlan.LetGo>(Plan(news, new Delivery.Rejected("HTTP 400"), attempts: 1));
    }

    [Fact]
    public void An_end_that_is_refused_for_its_key_is_tried_for_a_day_and_a_page_is_handed_over()
    {
        var refused = new Delivery.Rejected("HTTP 400", ForItsSecret: true);
        var end = Page() with { Kind = NotificationKind.Resolve };

        Assert.IsType<DeliveryPlan.TryAgain>(Plan(end, refused, attempts: 1));
        Assert.IsType<DeliveryPlan.LetGo>(Plan(end, refused, attempts: 200, age: TimeSpan.FromHours(24)));
        Assert.IsType<DeliveryPlan.HandOver>(Plan(Page(), refused, attempts: 1));
    }

    [Fact]
    public void The_wait_grows_keeps_to_ten_minutes_and_obeys_the_carrier()
    {
        Assert.Equal(TimeSpan.FromSeconds(7.5), RetrySchedule.Delay(1, null, 0));
        Assert.Equal(TimeSpan.FromSeconds(30), RetrySchedule.Delay(2, null, 1));
        Assert.Equal(TimeSpan.FromMinutes(10), RetrySchedule.Delay(60, null, 1));
        Assert.Equal(TimeSpan.FromSeconds(90), RetrySchedule.Delay(1, TimeSpan.FromSeconds(90), 1));
        Assert.Equal(TimeSpan.FromHours(1), RetrySchedule.Delay(1, TimeSpan.FromDays(30), 1));
    }

    private static DeliveryPlan Plan(Notification n, Delivery delivery, int attempts, TimeSpan age = default) =>
        DeliveryPlan.For(n, delivery, attempts, age, handOverAfter: 2, random: 0.5);

    private static Notification Page() =>
        new()
        {
            IncidentId = "INC-7F3K9Q2M",
            Id = Notification.IdOf(1, "pagerduty"),
            Channel = "pagerduty",
            Kind = NotificationKind.Page,
            Severity = Severity.P0,
            Reason = new Reason(ReasonCode.FirstNotification, "first"),
            Fallback = ["incidents", "mail"],
        };
}
