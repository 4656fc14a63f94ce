using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Outbox;

/// <summary>What a message that is due needs to be sent, or why it is not to be sent now.</summary>
/// <param name="View">Its incident and what was said about it before.</param>
/// <param name="Channel">Where it goes; null where no policy knows its channel.</param>
/// <param name="Instead">How the message is to be left instead of being sent; null when it is to be sent.</param>
/// <param name="Superseded">Older unsent messages that it makes needless.</param>
/// <param name="Rings">The pages that it is about (<see cref="Core.Notifications.Rings"/>).</param>
internal sealed record Prepared(
    IncidentView View,
    Channel? Channel,
    OutboxEntry? Instead,
    ImmutableArray<OutboxEntry> Superseded,
    ImmutableArray<int> Rings
)
{
    /// <summary>Without anything that was said before.</summary>
    public static Prepared Unread(Incident incident, Channel? channel) =>
        new(
            new IncidentView(incident, [], ImmutableSortedDictionary<string, PostedMessage>.Empty),
            channel,
            null,
            [],
            []
        );

    /// <summary>A page of an incident that was read.</summary>
    public static Prepared Read(IncidentView view, Channel channel) => new(view, channel, null, [], []);

    /// <summary>It is not to be sent now.</summary>
    public Prepared Left(OutboxEntry instead) => this with { Instead = instead, Superseded = [] };
}
