using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Whether it is a message's turn. A channel hears of an incident in the order in which it happened: news waits for the
/// page before it; a page waits for nothing and makes what is unsent before it needless. What ends earlier rings waits
/// for the page that it was decided with, so that a phone never falls silent before it rings again.
/// </summary>
/// <param name="After">
/// How the message is to be left instead of being sent, given the time; null when it is its turn.
/// </param>
/// <param name="Superseded">Older unsent messages that it makes needless.</param>
/// <param name="Rings">The pages that it is about (<see cref="Core.Notifications.Rings"/>).</param>
internal sealed record Turn(
    Func<DateTimeOffset, OutboxEntry>? After,
    ImmutableArray<OutboxEntry> Superseded,
    ImmutableArray<int> Rings
)
{
    private static readonly TimeSpan WaitForOlder = TimeSpan.FromSeconds(5);

    /// <summary>Whether it is its turn among all messages of its incident.</summary>
    public static Turn Of(OutboxEntry entry, IReadOnlyList<OutboxEntry> all)
    {
        var ofChannel = all.Where(e => e.Notification.Channel == entry.Notification.Channel).ToArray();
        if (ofChannel.Any(e => e.State == OutboxState.Sent && IsBefore(entry, e)))
            return new(
                now => OutboxEntries.Ended(entry, OutboxState.Superseded, now, "newer news was already sent"),
                [],
                []
            );

        ImmutableArray<OutboxEntry> older =
        [
            .. ofChannel.Where(e =>
                e.State == OutboxState.Pending && (IsBefore(e, entry) || IsDecidedWith(e, entry.Notification))
            ),
        ];
        if (entry.Notification.Kind == NotificationKind.Page)
            return new(null, [.. older.Where(e => !e.Leased)], []);
        return older.IsEmpty
            ? new(
                null,
                [],
                Core.Notifications.Rings.Of(
                    entry.Notification,
                    [.. ofChannel.Select(e => (e.Notification, e.State == OutboxState.Sent))]
                )
            )
            : new(now => OutboxEntries.Waiting(entry, now + WaitForOlder), [], []);
    }

    private static bool IsBefore(OutboxEntry a, OutboxEntry b) => a.Notification.Version < b.Notification.Version;

    private static bool IsDecidedWith(OutboxEntry page, Notification end) =>
        end.EndsEarlier && page.Notification.Kind == NotificationKind.Page && page.Notification.Version == end.Version;
}
