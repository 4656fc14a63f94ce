using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Channels;

/// <summary>Everything that a channel needs to say something.</summary>
/// <param name="Notification">What has to be said, and why.</param>
/// <param name="Incident">The incident as it stands now: a late message tells today's truth.</param>
/// <param name="Channel">Where it goes.</param>
/// <param name="Posted">
/// The message about this incident that stands in this channel already, to be edited; null where none does.
/// </param>
public sealed record OutgoingMessage(
    Notification Notification,
    Incident Incident,
    Channel Channel,
    PostedMessage? Posted
)
{
    /// <summary>
    /// The pages to the channel that it is about, by their versions (<see cref="Notifications.Rings"/>).
    /// </summary>
    public ImmutableArray<int> Rings { get; init; } = [Notifications.Rings.First];

    /// <summary>When it leaves the house, for messages that stay as they are; null where that is not known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Other incidents that the channel is told of with this one, the worst first.</summary>
    public ImmutableArray<Incident> Also { get; init; } = [];
}
