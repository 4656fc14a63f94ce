using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Notifications;

/// <summary>To do with a message after one attempt to send it.</summary>
public abstract record DeliveryPlan
{
    private DeliveryPlan() { }

    /// <summary>The vendor took it: done.</summary>
    public sealed record Done : DeliveryPlan;

    /// <summary>Try the same channel again.</summary>
    public sealed record TryAgain(TimeSpan After, Reason Reason) : DeliveryPlan;

    /// <summary>Tell another channel in its place.</summary>
    public sealed record HandOver(Notification StandIn, Reason Reason) : DeliveryPlan;

    /// <summary>Put it into the failure queue: a page that no channel takes.</summary>
    public sealed record Fail(Reason Reason) : DeliveryPlan;

    /// <summary>
    /// Let it go: news that the channel does not take, about which a page was delivered or handed over.
    /// </summary>
    public sealed record LetGo(Reason Reason) : DeliveryPlan;

    /// <summary>Decides it. Pure.</summary>
    /// <param name="notification">The message.</param>
    /// <param name="delivery">What the channel answered.</param>
    /// <param name="attempts">Attempts so far, this one included.</param>
    /// <param name="age">Since the message was written.</param>
    /// <param name="handOverAfter">Failed attempts after which a page is handed over.</param>
    /// <param name="random">From 0 up to 1, for the jitter.</param>
    public static DeliveryPlan For(
        Notification notification,
        Delivery delivery,
        int attempts,
        TimeSpan age,
        int handOverAfter,
        double random
    ) =>
        delivery switch
        {
            Delivery.Sent => new Done(),
            // Whoever does not hear of an end is rung on for nothing, and keys are replaced at the vendor first.
            Delivery.Rejected { ForItsSecret: true } rejected
                when notification.Kind == NotificationKind.Resolve && age < RetrySchedule.GiveUpAfter => new TryAgain(
                RetrySchedule.Delay(attempts, null, random),
                Rejected(notification, rejected)
            ),
            Delivery.Rejected rejected => GiveUp(notification, Rejected(notification, rejected)),
            Delivery.Retry retry when age >= RetrySchedule.GiveUpAfter => GiveUp(
                notification,
                Failed(notification, retry)
            ),
            Delivery.Retry retry
                when notification.Kind == NotificationKind.Page
                    && !notification.Fallback.IsEmpty
                    && IsTimeToHandOver(notification, retry, attempts, handOverAfter) => GiveUp(
                notification,
                Failed(notification, retry)
            ),
            Delivery.Retry retry => new TryAgain(
                RetrySchedule.Delay(attempts, retry.After, random),
                Failed(notification, retry)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
        };

    /// <summary>
    /// A channel that names a time to come back is alive, and worth the wait. A page that cannot wait leaves it: after
    /// the attempts that any fault has, and at once where the next one would come later than by our own schedule.
    /// </summary>
    private static bool IsTimeToHandOver(Notification notification, Delivery.Retry retry, int attempts, int most) =>
        notification.Severity <= Severity.P1
            ? attempts >= most || retry.After > RetrySchedule.Longest(attempts)
            : attempts >= most && retry.After is null;

    private static DeliveryPlan GiveUp(Notification notification, Reason reason)
    {
        if (notification.Kind != NotificationKind.Page)
            return new LetGo(reason);
        if (notification.Fallback.IsEmpty)
            return new Fail(reason);
        var next = notification.Fallback[0];
        var (version, channels) = (
            notification.Id[..Notification.VersionLength],
            notification.Id[(Notification.VersionLength + 1)..]
        );
        return new HandOver(
            notification with
            {
                // All that came before it: two ways that meet in one channel are two messages.
                Id = $"{version}#{next}#{channels}",
                Channel = next,
                Broadcast = true,
                Fallback = [.. notification.Fallback.Skip(1)],
                Reason = new Reason(
                    ReasonCode.ChannelFailedOver,
                    $"{notification.Channel} did not accept it; {next} is notified instead."
                ),
            },
            reason
        );
    }

    private static Reason Rejected(Notification notification, Delivery.Rejected rejected) =>
        new(ReasonCode.ChannelRejected, $"{notification.Channel} rejected it: {rejected.Why}");

    private static Reason Failed(Notification notification, Delivery.Retry retry) =>
        new(ReasonCode.ChannelRetried, $"{notification.Channel} did not accept it: {retry.Why}");
}
