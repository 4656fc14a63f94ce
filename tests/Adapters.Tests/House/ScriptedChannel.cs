using System.Collections.Concurrent;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Tests.House;

/// <summary>A channel that answers as told and keeps what it was asked to send.</summary>
internal sealed class ScriptedChannel(ChannelKind kind) : INotificationChannel
{
    private int _sent;

    public ChannelKind Kind => kind;

    /// <summary>What was asked, in the order in which it was.</summary>
    public ConcurrentQueue<OutgoingMessage> Asked { get; } = [];

    /// <summary>What was taken.</summary>
    public ConcurrentQueue<OutgoingMessage> Taken { get; } = [];

    public Func<OutgoingMessage, Delivery?> Answer { get; set; } = _ => null;

    /// <summary>What its answer waits for.</summary>
    public Func<OutgoingMessage, Task> Hold { get; set; } = _ => Task.CompletedTask;

    public async Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        Asked.Enqueue(message);
        await Hold(message);
        if (Answer(message) is { } answer)
            return answer;
        Taken.Enqueue(message);
        if (kind.RingsPerson)
            return new Delivery.Sent(
                message.Notification.Kind != NotificationKind.Page && message.Posted is { } rung
                    ? rung
                    : new PostedMessage("", Rings.KeyOf(message.Incident.Id, message.Notification.Version))
            );
        var id = message.Posted?.MessageId ?? $"{Interlocked.Increment(ref _sent)}";
        return new Delivery.Sent(new PostedMessage("C1", id));
    }

    /// <summary>Announcements that were asked, in the order in which they were.</summary>
    public ConcurrentQueue<Announcement> Announced { get; } = [];

    public Func<Announcement, Delivery?> AnswerAnnouncement { get; set; } = _ => null;

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation)
    {
        Announced.Enqueue(announcement);
        return Task.FromResult(
            AnswerAnnouncement(announcement) ?? new Delivery.Sent(new PostedMessage("C1", announcement.Id))
        );
    }

    /// <summary>Why it reaches nobody.</summary>
    public string? WhyNobody { get; set; }

    public Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) => Task.FromResult(WhyNobody);
}
