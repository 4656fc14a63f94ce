using System.Collections.Immutable;
using System.Globalization;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Sends messages that are in the outbox and leased to this process, and writes what became of each. A message whose
/// outcome cannot be written is sent again when its lease ends: twice rather than never.
/// </summary>
public sealed partial class OutboxSender(
    OutboxStore outbox,
    IncidentStore store,
    IEnumerable<INotificationChannel> channels,
    IFailureQueue failures,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<OutboxSender> log
)
{
    /// <summary>
    /// How long a sender keeps a message to itself. Longer than any channel's time-out, shorter than a tick.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    internal const int MaxHistory = 20;

    private readonly ImmutableArray<INotificationChannel> _channels = [.. channels];

    /// <summary>A decision's messages as they go into the outbox: leased to whoever writes them.</summary>
    public static ImmutableArray<OutboxEntry> NewEntries(Decision decision, DateTimeOffset now) =>
        Watchdog.Is(decision.Triaged.Signal)
            ? [.. NewEntries(decision.Notifications, now).Select(e => (e with { ExpiresAt = now + Watchdog.KeptFor }))]
            : NewEntries(decision.Notifications, now);

    /// <summary>Messages as they go into the outbox: leased to whoever writes them.</summary>
    public static ImmutableArray<OutboxEntry> NewEntries(
        ImmutableArray<Notification> notifications,
        DateTimeOffset now
    ) => [.. notifications.Select(n => NewEntries(n, now))];

    /// <summary>A message as it goes into the outbox for the next tick to take up.</summary>
    public static OutboxEntry Due(Notification notification, DateTimeOffset now) =>
        NewEntries(notification, now) with
        {
            Attempts = 0,
            DueAt = now,
            Leased = false,
        };

    /// <summary>Sends new messages at once, channels side by side.</summary>
    /// <param name="entries">As written with the decision.</param>
    /// <param name="incident">As it was written; null where none is concerned and nothing is to be sent.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="deadline">When to stop; what is not sent by then stays in the outbox.</param>
    public Task SendNewAsync(
        ImmutableArray<OutboxEntry> entries,
        Incident? incident,
        RoutingPolicy policy,
        Deadline deadline
    )
    {
        // Nothing can have been said before about an incident that begins with this.
        var view = incident is { Version: 1 }
            ? new IncidentView(incident, [], ImmutableSortedDictionary<string, PostedMessage>.Empty)
            : null;
        return Task.WhenAll(entries.Select(e => SendAsync(e, view, hasSlot: false, policy, time.GetUtcNow, deadline)));
    }

    /// <summary>
    /// Sends one leased message. Faults of channels and of the table end here: the message stays in the outbox.
    /// </summary>
    /// <param name="leased">The message.</param>
    /// <param name="view">
    /// The incident where it is known that nothing was said about it before; null to read it.
    /// </param>
    /// <param name="hasSlot">Whether the channel's next free moment is taken for it already.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="now">The clock to decide by.</param>
    public async Task SendAsync(
        OutboxEntry leased,
        IncidentView? view,
        bool hasSlot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        try
        {
            var entry = leased;
            while (entry is not null)
            {
                entry = await SendOnceAsync(entry, view, hasSlot, policy, now, deadline);
                view = null;
                hasSlot = false;
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogLeftInOutbox(leased.Notification.IncidentId, leased.Notification.Channel, e);
        }
    }

    /// <summary>
    /// How often the person behind a channel may be rung by such a message; null where it rings nobody, or is never
    /// held back.
    /// </summary>
    public static PageLimit? LimitOf(Notification notification, Channel? channel, RoutingPolicy policy) =>
        notification is { Kind: NotificationKind.Page, Severity: > Severity.P0 }
        && channel is { Kind.RingsPerson: true }
            ? policy.PersonLimit
            : null;

    /// <summary>
    /// Sends leased pages that were held back because their person was rung too often: together, as soon as they may
    /// be rung again; else they go on waiting. Faults end here.
    /// </summary>
    public async Task SendLimitedAsync(
        IReadOnlyList<OutboxEntry> leased,
        Channel channel,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        try
        {
            foreach (var some in leased.Chunk(StormDigest.Most))
            {
                var limit = LimitOf(some[0].Notification, channel, policy)!;
                if (await outbox.TakeSlotAsync(channel.Name, limit.Every, now(), deadline, limit.Pages))
                    await SendDigestAsync(some, channel, policy, now, deadline);
                else
                    await Task.WhenAll(
                        some.Select(e => FinishAsync(e, HeldBack(e, limit, now()), null, null, deadline))
                    );
            }
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogLeftInOutbox(leased[0].Notification.IncidentId, channel.Name, e);
        }
    }

    /// <summary>
    /// Sends leased pages to one channel in one message, for which the channel's next free moment is taken. Each is
    /// marked with what became of it; one that is alone goes by itself. Faults end here: what is not marked is sent
    /// again, once its lease ends.
    /// </summary>
    public async Task SendDigestAsync(
        IReadOnlyList<OutboxEntry> leased,
        Channel channel,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        if (leased is [var only])
        {
            await SendAsync(only, null, hasSlot: true, policy, now, deadline);
            return;
        }

        try
        {
            var told = new List<(IncidentView View, OutboxEntry Entry)>();
            foreach (var entry in leased)
            {
                var id = entry.Notification.IncidentId;
                var turn = Turn.Of(entry, await outbox.OfIncidentAsync(id, deadline));
                if (turn.After is { } after)
                    await FinishAsync(entry, after(now()), null, null, deadline);
                else if (await store.FindAsync(id, deadline) is { } view)
                    told.Add((view, entry));
                foreach (var older in turn.Superseded)
                    await FinishAsync(
                        older,
                        Ended(older, OutboxState.Superseded, now(), "a newer page covers it"),
                        null,
                        null,
                        deadline
                    );
            }

            if (told.Count == 0)
                return;
            var delivery = channel.Kind.RingsPerson
                ? await RingAsync(told, channel, deadline.Cancellation)
                : await AnnounceAsync(
                    StormDigest.Of(channel.Name, [.. told.Select(t => (t.View.Incident, t.Entry.Notification))]),
                    channel,
                    deadline.Cancellation
                );
            foreach (var (_, entry) in told)
            {
                if (delivery is Delivery.Sent)
                    await FinishAsync(
                        entry,
                        Ended(entry, OutboxState.Sent, now(), $"sent in a digest of {told.Count} incidents"),
                        null,
                        null,
                        deadline
                    );
                else if (await SettleAsync(entry, delivery, policy, now(), deadline) is { } standIn)
                    await SendAsync(standIn, null, hasSlot: false, policy, now, deadline);
            }

            metrics.Add($"Digests{(delivery is Delivery.Sent ? "Sent" : "Failed")}", 1, MetricUnit.Count);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogLeftInOutbox(leased[0].Notification.IncidentId, channel.Name, e);
        }
    }

    /// <summary>
    /// Rings once for all: for the worst that is open and for which the channel has not been rung; the message names
    /// the others.
    /// </summary>
    private Task<Delivery> RingAsync(
        IReadOnlyList<(IncidentView View, OutboxEntry Entry)> told,
        Channel channel,
        CancellationToken cancellation
    )
    {
        var sorted = told.OrderBy(t => t.View.Posted.ContainsKey(channel.Name))
            .ThenBy(t => !t.View.Incident.IsOpen)
            .ThenBy(t => t.View.Incident.Severity)
            .ThenBy(t => t.View.Incident.BeganAt)
            .ThenBy(t => t.View.Incident.Id, StringComparer.Ordinal)
            .ToArray();
        return AskAsync(
            sorted[0].Entry.Notification,
            sorted[0].View,
            channel,
            cancellation,
            [.. sorted.Skip(1).Select(t => t.View.Incident)]
        );
    }

    private async Task<Delivery> AnnounceAsync(Announcement digest, Channel channel, CancellationToken cancellation)
    {
        if (_channels.FirstOrDefault(c => c.Kind == channel.Kind) is not { } transport)
            return new Delivery.Rejected($"no transport here for {channel.Kind}");
        try
        {
            return await transport.AnnounceAsync(digest, channel, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogChannelThrew(digest.Id, channel.Name, e);
            return new Delivery.Retry($"an internal error: {e.GetType().Name}");
        }
    }

    /// <summary>Sends one message once.</summary>
    /// <returns>The message that takes its place, leased; null where none does.</returns>
    private async Task<OutboxEntry?> SendOnceAsync(
        OutboxEntry leased,
        IncidentView? view,
        bool hasSlot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var notification = leased.Notification;
        var turn = view is null
            ? Turn.Of(leased, await outbox.OfIncidentAsync(notification.IncidentId, deadline))
            : Turn.First;
        if (turn.After is { } after)
        {
            await FinishAsync(leased, after(now()), null, null, deadline);
            return null;
        }

        view ??= await store.FindAsync(notification.IncidentId, deadline)
            ?? throw new InvalidOperationException($"{notification.IncidentId} has messages but no state.");
        var channel = policy.Channels.GetValueOrDefault(notification.Channel);
        if (
            channel is { Kind: { Slot: { } slot, Interval: { } interval } }
            && !hasSlot
            && !await outbox.TakeSlotAsync(channel.Name, slot, now(), deadline)
        )
        {
            await FinishAsync(leased, Waiting(leased, now() + interval), null, null, deadline);
            return null;
        }

        if (
            !hasSlot
            && LimitOf(notification, channel, policy) is { } limit
            && !await outbox.TakeSlotAsync(channel!.Name, limit.Every, now(), deadline, limit.Pages)
        )
        {
            await FinishAsync(leased, HeldBack(leased, limit, now()), null, null, deadline);
            return null;
        }

        foreach (var older in turn.Superseded)
            await FinishAsync(
                older,
                Ended(older, OutboxState.Superseded, now(), "a newer page covers it"),
                null,
                null,
                deadline
            );

        var delivery = await AskAsync(notification, view, channel, deadline.Cancellation);
        return await SettleAsync(leased, delivery, policy, now(), deadline);
    }

    private async Task<Delivery> AskAsync(
        Notification notification,
        IncidentView view,
        Channel? channel,
        CancellationToken cancellation,
        ImmutableArray<Incident>? also = null
    )
    {
        if (channel is null)
            return new Delivery.Rejected("the policy no longer has this channel");
        if (_channels.FirstOrDefault(c => c.Kind == channel.Kind) is not { } transport)
            return new Delivery.Rejected($"no transport here for {channel.Kind}");

        var posted = view.Posted.GetValueOrDefault(channel.Name);
        try
        {
            var message = new OutgoingMessage(notification, view.Incident, channel, posted) { Also = also ?? [] };
            return await transport.SendAsync(message, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogChannelThrew(notification.IncidentId, channel.Name, e);
            return new Delivery.Retry($"an internal error: {e.GetType().Name}");
        }
    }

    private async Task<OutboxEntry?> SettleAsync(
        OutboxEntry leased,
        Delivery delivery,
        RoutingPolicy policy,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var notification = leased.Notification;
        var plan = DeliveryPlan.For(
            notification,
            delivery,
            leased.Attempts,
            now - leased.CreatedAt,
            policy.HandOverAfterAttempts,
            random.NextDouble()
        );
        Count(plan, notification);
        switch (plan)
        {
            case DeliveryPlan.Done:
                var posted = ((Delivery.Sent)delivery).Posted ?? new PostedMessage("", "");
                await FinishAsync(leased, Ended(leased, OutboxState.Sent, now, "sent"), posted, null, deadline);
                return null;

            case DeliveryPlan.TryAgain again:
                await FinishAsync(
                    leased,
                    Noted(leased, now, again.Reason.Text) with
                    {
                        DueAt = now + again.After,
                        Leased = false,
                    },
                    null,
                    null,
                    deadline
                );
                return null;

            case DeliveryPlan.HandOver over:
                var standIn = NewEntries(over.StandIn, now);
                var handedOver = Ended(
                    leased,
                    OutboxState.HandedOver,
                    now,
                    $"{over.Reason.Text} Handed over to {over.StandIn.Channel}."
                );
                return await FinishAsync(leased, handedOver, null, standIn, deadline) ? standIn : null;

            case DeliveryPlan.Fail fail:
                await failures.KeepAsync(
                    FailedInput.Page(notification.IncidentId, notification.Id, fail.Reason.Text),
                    deadline.Cancellation
                );
                await FinishAsync(
                    leased,
                    Ended(leased, OutboxState.Undeliverable, now, fail.Reason.Text),
                    null,
                    null,
                    deadline
                );
                return null;

            case DeliveryPlan.LetGo let:
                await FinishAsync(
                    leased,
                    Ended(leased, OutboxState.Rejected, now, let.Reason.Text),
                    null,
                    null,
                    deadline
                );
                return null;

            default:
                throw new InvalidOperationException($"No such plan: {plan}");
        }
    }

    private async Task<bool> FinishAsync(
        OutboxEntry leased,
        OutboxEntry after,
        PostedMessage? posted,
        OutboxEntry? standIn,
        Deadline deadline
    )
    {
        var kept = await outbox.FinishAsync(leased, after, posted, standIn, deadline);
        if (!kept)
            LogLeaseLost(leased.Notification.IncidentId, leased.Notification.Channel);
        return kept;
    }

    private void Count(DeliveryPlan plan, Notification notification)
    {
        var name = plan switch
        {
            DeliveryPlan.Done => "NotificationsSent",
            DeliveryPlan.TryAgain => "NotificationsRetried",
            DeliveryPlan.HandOver => "NotificationsHandedOver",
            DeliveryPlan.Fail => "PagesUndeliverable",
            _ => "NotificationsRejected",
        };
        metrics.Add(name, 1, MetricUnit.Count);
        LogOutcome(notification.IncidentId, notification.Channel, notification.Kind.ToString(), name);
    }

    private static OutboxEntry NewEntries(Notification notification, DateTimeOffset now) =>
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
    internal static OutboxEntry Waiting(OutboxEntry leased, DateTimeOffset until) =>
        leased with
        {
            Attempts = leased.Attempts - 1,
            DueAt = until,
            Leased = false,
        };

    /// <summary>Back in the outbox until its person may be rung again, to be told with what else waits.</summary>
    private static OutboxEntry HeldBack(OutboxEntry leased, PageLimit limit, DateTimeOffset now)
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

    internal static OutboxEntry Ended(OutboxEntry leased, OutboxState state, DateTimeOffset now, string what) =>
        Noted(leased, now, what) with
        {
            State = state,
            DueAt = null,
            Leased = false,
            DoneAt = now,
        };

    private static OutboxEntry Noted(OutboxEntry leased, DateTimeOffset now, string what) =>
        leased with
        {
            History =
            [
                .. leased.History.TakeLast(MaxHistory - 1),
                string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ss.fffZ} {what}"),
            ],
        };

    [LoggerMessage(Level = LogLevel.Information, Message = "{IncidentId}: {Kind} to {Channel}: {Outcome}")]
    private partial void LogOutcome(string incidentId, string channel, string kind, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{IncidentId}: the message to {Channel} stays in the outbox")]
    private partial void LogLeftInOutbox(string incidentId, string channel, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{IncidentId}: the lease of the message to {Channel} was lost; somebody else sends it"
    )]
    private partial void LogLeaseLost(string incidentId, string channel);

    [LoggerMessage(Level = LogLevel.Error, Message = "{IncidentId}: the channel {Channel} threw")]
    private partial void LogChannelThrew(string incidentId, string channel, Exception exception);
}
