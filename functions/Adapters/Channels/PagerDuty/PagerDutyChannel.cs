using RoleFerry.Adapters.Http;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.PagerDuty;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>
/// Sends to PagerDuty's Events API v2. A second copy of an event does nothing there: it carries the same dedup key.
/// </summary>
internal sealed class PagerDutyChannel(HttpTransport transport, SecretStore store, ChannelSettings settings)
    : INotificationChannel
{
    private const string NoKey = "No PagerDuty routing key is configured.";

    public ChannelKind Kind => PagerDutyKind.Value;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation) =>
        transport.SendAsync((secrets, stop) => AttemptAsync(message, secrets, stop), cancellation);

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        Task.FromResult<Delivery>(new Delivery.Rejected("PagerDuty rings phones and does not accept announcements."));

    public async Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation)
    {
        if (channel.Target.Length > 0)
            return await store.FindAsync(PagerDutySecrets.KeyOf(channel), cancellation) is (true, null) ? NoKey : null;
        return await store.GetAsync(cancellation) is { } secrets && secrets.Find(PagerDutySecrets.RoutingKey) is null
            ? NoKey
            : null;
    }

    private async Task<Attempt> AttemptAsync(
        OutgoingMessage message,
        ChannelSecrets secrets,
        CancellationToken cancellation
    )
    {
        var name = PagerDutySecrets.KeyOf(message.Channel);
        var routingKey = secrets.Find(PagerDutySecrets.RoutingKey);
        if (message.Channel.Target.Length > 0)
        {
            var (isKnown, own) = await store.FindAsync(name, cancellation);
            if (!isKnown)
                return Attempt.Failed(
                    HttpVerdict.Retry,
                    $"The routing key {name} could not be fetched from SSM.",
                    null
                );
            routingKey = own;
        }

        if (routingKey is not { } key)
            return Attempt.Rejected(NoKey);

        foreach (var body in PagerDutyMessage.WriteAll(message, settings.Messages, key.Reveal()))
        {
            var answer = await transport.PostAsync(settings.PagerDutyEventsUrl, body, bearer: null, cancellation);
            var verdict = PagerDutyAnswers.Of(answer);
            if (verdict != HttpVerdict.Sent)
                return Attempt.Failed(
                    verdict,
                    HttpTransport.Why("PagerDuty", answer, [.. secrets.All, key]),
                    answer.RetryAfter
                );
        }

        var (notification, id) = (message.Notification, message.Incident.Id);
        return Attempt.Sent(
            notification.Kind == NotificationKind.Page
                ? new PostedMessage("", Rings.KeyOf(id, notification.Version))
                : message.Posted ?? new PostedMessage("", id)
        );
    }
}
