using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Outbox;

/// <summary>How new messages get from the outbox to people.</summary>
public interface IDispatch
{
    /// <summary>Messages as they go into the outbox.</summary>
    /// <param name="notifications">The messages.</param>
    /// <param name="now">The decider's clock, UTC.</param>
    ImmutableArray<OutboxEntry> Entries(ImmutableArray<Notification> notifications, DateTimeOffset now);

    /// <summary>
    /// Does with new messages what is to be done at once. Faults of channels and of the table do not end it.
    /// </summary>
    /// <param name="entries">What <see cref="Entries"/> gave, as written with the decision.</param>
    /// <param name="incident">As it was written; null where none is concerned and nothing is to be sent.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="deadline">When to stop; what is not sent by then stays in the outbox.</param>
    Task SendNewAsync(ImmutableArray<OutboxEntry> entries, Incident? incident, RoutingPolicy policy, Deadline deadline);
}
