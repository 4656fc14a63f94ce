using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Whether it is a message's turn. A channel hears of an incident in the order in which it happened: news waits for the
/// page before it; a page waits for nothing and makes what is unsent before it needless.
/// </summary>
/// <param name="After">
/// How the message is to be left instead of being sent, given the time; null when it is its turn.
/// </param>
/// <param name="Superseded">Older unsent messages that it makes needless.</param>
internal sealed record Turn(Func<DateTimeOffset, OutboxEntry>? After, ImmutableArray<OutboxEntry> Superseded)
{
    private static readonly TimeSpan WaitForOlder = TimeSpan.FromSeconds(5);

    /// <summary>Nothing was said before.</summary>
    public static Turn First { get; } = new(null, []);

    /// <summary>Whether it is its turn among all messages of its incident.</summary>
    public static Turn Of(OutboxEntry entry, IReadOnlyList<OutboxEntry> all)
    {
        var ofChannel = all.Where(e => e.Notification.Channel == entry.Notification.Channel).ToArray();
        if (ofChannel.Any(e => e.State == OutboxState.Sent && IsBefore(entry, e)))
            return new(
                now => OutboxEntries.Ended(entry, OutboxState.Superseded, now, "newer news was already sent"),
                []
            );

        ImmutableArray<OutboxEntry> older =
        [
            .. ofChannel.Where(e => e.State == OutboxState.Pending && IsBefore(e, entry)),
        ];
        if (entry.Notification.Kind == NotificationKind.Page)
            return new(null, [.. older.Where(e => !e.Leased)]);
        return older.IsEmpty ? First : new(now => OutboxEntries.Waiting(entry, now + WaitForOlder), []);
    }

    private static bool IsBefore(OutboxEntry a, OutboxEntry b) =>
        string.CompareOrdinal(a.Notification.Id, 0, b.Notification.Id, 0, Notification.VersionLength) < 0;
}
