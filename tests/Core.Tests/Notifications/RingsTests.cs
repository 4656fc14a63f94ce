using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Notifications;

/// <summary>Which pages an end is about.</summary>
public class RingsTests
{
    [Fact]
    public void The_end_of_one_page_is_about_it() =>
        Assert.Equal([1], Rings.Of(Message(NotificationKind.Resolve, 2), [(Message(NotificationKind.Page, 1), true)]));

    /// <summary>What is sent without the table has the first page's key, and nobody knows when it was sent.</summary>
    [Fact]
    public void A_page_that_came_without_the_table_after_an_end_is_ended_by_the_next() =>
        Assert.Equal(
            [1, 3],
            Rings.Of(
                Message(NotificationKind.Resolve, 4),
                [
                    (Message(NotificationKind.Page, 1), true),
                    (Message(NotificationKind.Resolve, 2), true),
                    (Message(NotificationKind.Page, 3), true),
                ]
            )
        );

    [Fact]
    public void What_was_ended_before_is_not_ended_again_but_for_the_first() =>
        Assert.Equal(
            [1, 5],
            Rings.Of(
                Message(NotificationKind.Resolve, 6),
                [
                    (Message(NotificationKind.Page, 3), true),
                    (Message(NotificationKind.Resolve, 4), true),
                    (Message(NotificationKind.Page, 5), true),
                ]
            )
        );

    private static Notification Message(NotificationKind kind, int version) =>
        new()
        {
            IncidentId = "INC-7F3K9Q2M",
            Id = Notification.IdOf(version, "pagerduty"),
            Channel = "pagerduty",
            Kind = kind,
            Severity = Severity.P1,
            Reason = new Reason(ReasonCode.FirstNotification, "."),
        };
}
