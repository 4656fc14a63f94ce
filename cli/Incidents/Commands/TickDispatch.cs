using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Cli.Incidents.Commands;

/// <summary>
/// Leaves messages to the next tick, within a minute: a person's machine has none of the channels' secrets.
/// </summary>
internal sealed class TickDispatch : IDispatch
{
    public ImmutableArray<OutboxEntry> Entries(ImmutableArray<Notification> notifications, DateTimeOffset now) =>
        [.. notifications.Select(n => OutboxEntries.Due(n, now))];

    public Task SendNewAsync(
        ImmutableArray<OutboxEntry> entries,
        Incident? incident,
        RoutingPolicy policy,
        Deadline deadline
    ) => Task.CompletedTask;
}
