using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Outbox;

/// <summary>How messages come into the outbox, and what becomes of them there.</summary>
public static class OutboxEntries
{
    /// <summary>
    /// How long a sender keeps a message to itself. Longer than any channel's time-out, shorter than a tick.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    internal const int MaxHistory = 20;

    /// <summary>A decision's messages as they go into the outbox: leased to whoever writes them.</summary>
    public static ImmutableArray<OutboxEntry> Of(Decision decision, DateTimeOffset now) =>
        Watchdog.Is(decision.Triaged.Signal)
            ? [.. Of(decision.Notifications, now).Select(e => (e with { ExpiresAt = now + Watchdog.KeptFor }))]
            : Of(decision.Notifications, now);

    /// <summary>Messages as they go into the outbox: leased to whoever writes them.</summary>
    public static ImmutableArray<OutboxEntry> Of(ImmutableArray<Notification> notifications, DateTimeOffset now) =>
        [.. notifications.Select(n => New(n, now))];

    /// <summary>A message as it goes into the outbox for the next tick to take up.</summary>
    public static OutboxEntry Due(Notification notification, DateTimeOffset now) =>
        New(notification, now) with
        {
            Attempts = 0,
            DueAt = now,
            Leased = false,
        };

    /// <summary>A message as it goes into the outbox: leased to whoever writes it.</summary>
    public static OutboxEntry New(Notification notification, DateTimeOffset now) =>
        new()
        {
            Notification = notification,
            State = OutboxState.Pending,
            Attempts = 1,
            CreatedAt = now,
            DueAt = now + Lease,
            Leased = true,
        };

    /// <summary>Back in the outbox without an attempt having been made.</summary>
    public static OutboxEntry Waiting(OutboxEntry leased, DateTimeOffset until) =>
        leased with
        {
            Attempts = leased.Attempts - 1,
            DueAt = until,
            Leased = false,
        };

    /// <summary>Back in the outbox until its person may be rung again, to be told with what else waits.</summary>
    public static OutboxEntry HeldBack(OutboxEntry leased, PageLimit limit, DateTimeOffset now)
    {
        var waiting = Waiting(leased, now + limit.Every) with
        {
            Notification = leased.Notification with { InDigest = true },
        };
        return Noted(
            waiting,
            now,
            $"{ReasonCode.PersonLimitReached}: {leased.Notification.Channel} was rung {limit.Pages} times; "
                + $"included in its next page, from {Words.Time(now + limit.Every)} on"
        );
    }

    /// <summary>Nothing is to be done about it any more.</summary>
    public static OutboxEntry Ended(OutboxEntry leased, OutboxState state, DateTimeOffset now, string what) =>
        Noted(leased, now, what) with
        {
            State = state,
            DueAt = null,
            Leased = false,
            DoneAt = now,
        };

    /// <summary>Needless, since a newer page says what it would.</summary>
    public static OutboxEntry Covered(OutboxEntry older, DateTimeOffset now) =>
        Ended(older, OutboxState.Superseded, now, "a newer page covers it");

    /// <summary>With one more line about what happened to it.</summary>
    public static OutboxEntry Noted(OutboxEntry leased, DateTimeOffset now, string what) =>
        leased with
        {
            History =
            [
                .. leased.History.TakeLast(MaxHistory - 1),
                string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ss.fffZ} {what}"),
            ],
        };
}
