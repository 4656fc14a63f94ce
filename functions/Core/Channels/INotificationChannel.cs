using RoleFerry.Core.Announcements;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels;

/// <summary>Carries messages of one kind.</summary>
public interface INotificationChannel
{
    /// <summary>What it carries.</summary>
    ChannelKind Kind { get; }

    /// <summary>
    /// Sends once. Every fault of the vendor or the network comes back as a <see cref="Delivery"/>; only
    /// <paramref name="cancellation"/> is thrown.
    /// </summary>
    Task<Delivery> SendAsync(OutgoingMessage message, CancellationToken cancellation);

    /// <summary>Sends an announcement once; answers as <see cref="SendAsync"/> does.</summary>
    Task<Delivery> AnnounceAsync(Announcement announcement, Channel channel, CancellationToken cancellation);

    /// <summary>
    /// Why a channel reaches nobody as things are configured: it has no secret, or nobody subscribed. Null where it
    /// reaches somebody, and where that cannot be known. Answers from what is known for some minutes; only
    /// <paramref name="cancellation"/> is thrown.
    /// </summary>
    Task<string?> WhyNobodyAsync(Channel channel, CancellationToken cancellation);
}
