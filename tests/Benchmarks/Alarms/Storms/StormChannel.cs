using System.Collections.Concurrent;
using System.Diagnostics;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Benchmarks.Alarms.Storms;

/// <summary>A vendor that takes everything, but where its kind has an interval not two messages within it.</summary>
internal sealed class StormChannel(ChannelKind kind, TimeProvider story, ConcurrentQueue<StormPost> posts)
    : INotificationChannel
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _free = [];

    public ChannelKind Kind => kind;

    public Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation)
    {
        var now = story.GetUtcNow();
        var isTaken = kind.Interval is not { } interval || IsFree(message.Channel.Name, now, interval);
        posts.Enqueue(new StormPost(message, now, Stopwatch.GetTimestamp(), isTaken));
        return Task.FromResult<Delivery>(
            isTaken
                ? new Delivery.Sent(new PostedMessage("C1", message.Notification.Id))
                : new Delivery.Retry("too many messages", kind.Interval)
        );
    }

    public Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation) =>
        throw new InvalidOperationException("A storm announces nothing.");

    public Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation) =>
        Task.FromResult<string?>(null);

    private bool IsFree(string channel, DateTimeOffset now, TimeSpan interval)
    {
        lock (_lock)
        {
            if (_free.TryGetValue(channel, out var free) && now < free)
                return false;
            _free[channel] = now + interval;
            return true;
        }
    }
}
