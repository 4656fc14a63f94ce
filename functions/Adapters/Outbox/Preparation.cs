using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Finds out whether a message may be sent now: whether it is its turn, whether it is still wanted, and whether its
/// channel and the person behind it are free.
/// </summary>
internal sealed class Preparation(OutboxStore outbox, IncidentStore store, PolicyStore policies)
{
    /// <summary>
    /// How often the person behind a channel may be rung by such a message; null where it rings nobody, or is never
    /// held back.
    /// </summary>
    public static PageLimit? LimitOf(Notification notification, Channel? channel, RoutingPolicy policy) =>
        notification is { Kind: NotificationKind.Page, Severity: > Severity.P0 }
        && channel is { Kind.RingsPerson: true }
            ? policy.PersonLimit
            : null;

    /// <summary>Prepares a leased message.</summary>
    /// <param name="leased">The message.</param>
    /// <param name="begun">Its incident where nothing can have been said about it before; null to read it.</param>
    /// <param name="hasSlot">Whether the channel's next free moment is taken for it already.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="now">The clock to decide by.</param>
    /// <exception cref="StoreUnavailableException">No answer of the table in time.</exception>
    public async Task<Prepared> OfAsync(
        OutboxEntry leased,
        Incident? begun,
        bool hasSlot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var notification = leased.Notification;
        var channel = policy.Channels.GetValueOrDefault(notification.Channel)
            ?? await FindRemovedAsync(notification, deadline);
        var ready = begun is null ? await ReadAsync(leased, channel, now, deadline) : Prepared.Unread(begun, channel);
        if (ready.Instead is not null || hasSlot)
            return ready;

        if (
            channel is { Kind: { Slot: { } slot, Interval: { } interval } }
            && !await outbox.TakeSlotAsync(channel.Name, slot, now(), deadline)
        )
            return ready.Left(OutboxEntries.Waiting(leased, now() + interval));
        if (
            LimitOf(notification, channel, policy) is { } limit
            && !await outbox.TakeSlotAsync(channel!.Name, limit.Every, now(), deadline, limit.Pages)
        )
            return ready.Left(OutboxEntries.HeldBack(leased, limit, now()));
        return ready;
    }

    private async Task<Prepared> ReadAsync(
        OutboxEntry leased,
        Channel? channel,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var notification = leased.Notification;
        var all = await outbox.OfIncidentAsync(notification.IncidentId, deadline);
        var turn = Turn.Of(leased, all);
        var missing = Prepared.Unread(MissingIncident.Of(notification, leased.CreatedAt), channel);
        if (turn.After is { } after)
            return missing.Left(after(now()));
        if (channel is { Kind.KeepsState: false } && IsToldAlready(notification, all))
            return missing.Left(Needless("a message before it told it already"));
        if (await store.FindAsync(notification.IncidentId, deadline) is not { } view)
            return notification.Kind is NotificationKind.Page or NotificationKind.Resolve
                ? missing with
                {
                    Superseded = turn.Superseded,
                    Rings = turn.Rings,
                }
                : missing.Left(Needless("its incident is missing or unreadable"));
        var ready = new Prepared(view, channel, null, turn.Superseded, turn.Rings);
        // Somebody has seen to it: nobody has to be rung for it any more.
        return view.Incident is { IsOpen: false, ResolvedBy.Length: > 0 } && notification.Kind == NotificationKind.Page
            ? ready.Left(Needless("somebody has resolved its incident"))
            : ready;

        OutboxEntry Needless(string why) => OutboxEntries.Ended(leased, OutboxState.Superseded, now(), why);
    }

    /// <summary>
    /// Whether a page that came late showed its channel already that it is over: people read that once.
    /// </summary>
    private static bool IsToldAlready(Notification end, IReadOnlyList<OutboxEntry> all) =>
        end.Kind == NotificationKind.Resolve
        && all.Any(e => e.Notification.Channel == end.Channel && e.ToldVersion >= end.Version);

    /// <summary>
    /// The channel of an end that its policy has no more, where it would ring on without that end; else null.
    /// </summary>
    private async Task<Channel?> FindRemovedAsync(Notification end, Deadline deadline) =>
        end.Kind == NotificationKind.Resolve
        && await policies.FindChannelAsync(end.Channel, deadline) is { Kind.KeepsState: true } removed
            ? removed
            : null;
}
