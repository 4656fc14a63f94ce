using System.Collections.Immutable;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Failures;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Sends messages that are in the outbox and leased to this process, and writes what became of each. A message whose
/// outcome cannot be written is sent again when its lease ends: twice rather than never.
/// </summary>
public sealed partial class OutboxSender(
    OutboxStore outbox,
    IncidentStore store,
    IEnumerable<INotificationChannel> channels,
    PolicyStore policies,
    IFailureQueue failures,
    ILastResort lastResort,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<OutboxSender> log
) : IDispatch
{
    /// <summary>Attempts of a P0's last channel before whoever operates this system is told in its place.</summary>
    private const int AttemptsBeforeLastResort = 2;

    /// <summary>What is left of a lease when an attempt begins: more than any channel's time-out.</summary>
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(8);

    /// <summary>How long an urgent page waits for what the table says of it before it is sent without.</summary>
    private static readonly TimeSpan LongestPreparation = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan FailureQueuePause = TimeSpan.FromMinutes(1);

    private readonly ImmutableArray<INotificationChannel> _channels = [.. channels];
    private readonly Preparation _preparation = new(outbox, store, policies);

    /// <summary>Leased to this process.</summary>
    public ImmutableArray<OutboxEntry> Entries(ImmutableArray<Notification> notifications, DateTimeOffset now) =>
        OutboxEntries.Of(notifications, now);

    /// <summary>
    /// Sends new messages at once, channels side by side; what ends earlier rings once the new ones ring.
    /// </summary>
    /// <inheritdoc cref="IDispatch.SendNewAsync"/>
    public async Task SendNewAsync(
        ImmutableArray<OutboxEntry> entries,
        Incident? incident,
        RoutingPolicy policy,
        Deadline deadline
    )
    {
        await SideBySideAsync(entries.Where(e => !e.Notification.EndsEarlier));
        await SideBySideAsync(entries.Where(e => e.Notification.EndsEarlier));

        Task SideBySideAsync(IEnumerable<OutboxEntry> some) =>
            Task.WhenAll(some.Select(e => SendAsync(e, incident, hasSlot: false, policy, time.GetUtcNow, deadline)));
    }

    /// <summary>
    /// Sends one leased message. Faults of channels and of the table end here: the message stays in the outbox.
    /// </summary>
    /// <param name="leased">The message.</param>
    /// <param name="written">Its incident, as it was written with the message; null to read it.</param>
    /// <param name="hasSlot">Whether the channel's next free moment is taken for it already.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="now">The clock to decide by.</param>
    public async Task SendAsync(
        OutboxEntry leased,
        Incident? written,
        bool hasSlot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        try
        {
            // Nothing can have been said before about an incident that begins with this.
            var isNew = written is { Version: 1 };
            Sending? sending = new Sending(leased);
            while (sending is { } one)
            {
                sending = await SendOnceAsync(one, written, isNew, hasSlot, policy, now, deadline);
                isNew = false;
                hasSlot = false;
            }
        }
#pragma warning disable CA1031 // Whatever is the matter with one message, the others are sent.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Leave([leased], e);
        }
    }

    /// <summary>Leaves messages to the tick after their lease. A fault of their own is noted.</summary>
    private void Leave(IEnumerable<OutboxEntry> leased, Exception fault)
    {
        foreach (var entry in leased)
        {
            LogLeftInOutbox(entry.Notification.IncidentId, entry.Notification.Channel, fault);
            if (fault is not (StoreUnavailableException or OperationCanceledException))
                outbox.Note(entry, fault);
        }
    }

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
                var limit = Preparation.LimitOf(some[0].Notification, channel, policy)!;
                if (await outbox.TakeSlotAsync(channel.Name, limit.Every, now(), deadline, limit.Pages))
                    await SendDigestAsync(some, channel, policy, now, deadline);
                else
                    await Task.WhenAll(
                        some.Select(e => FinishAsync(e, OutboxEntries.HeldBack(e, limit, now()), null, null, deadline))
                    );
            }
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Leave(leased, e);
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
        try
        {
            OutboxEntry[] newest = [.. leased.GroupBy(e => e.Notification.IncidentId).Select(Newest)];
            foreach (var older in leased.Except(newest))
                await FinishAsync(older, OutboxEntries.Covered(older, now()), null, null, deadline);
            if (newest is [var only])
            {
                await SendAsync(only, null, hasSlot: true, policy, now, deadline);
                return;
            }

            var told = new List<(IncidentView View, OutboxEntry Entry)>();
            foreach (var entry in newest)
            {
                var id = entry.Notification.IncidentId;
                var turn = Turn.Of(entry, await outbox.OfIncidentAsync(id, deadline));
                if (turn.After is { } after)
                    await FinishAsync(entry, after(now()), null, null, deadline);
                else if (await store.FindAsync(id, deadline) is { } view)
                    told.Add((view, entry));
                else
                    await SendAsync(entry, null, hasSlot: false, policy, now, deadline);
                foreach (var older in turn.Superseded)
                    await FinishAsync(older, OutboxEntries.Covered(older, now()), null, null, deadline);
            }

            told.RemoveAll(t => !IsOurs(t.Entry, now()));
            if (told.Count == 0)
                return;
            var delivery = channel.Kind.RingsPerson
                ? await RingAsync(told, channel, deadline.Cancellation)
                : await AnnounceAsync(
                    StormDigest.Of(channel.Name, [.. told.Select(t => (t.View.Incident, t.Entry.Notification))]),
                    channel,
                    deadline.Cancellation
                );
            foreach (var (view, entry) in told)
            {
                if (delivery is Delivery.Sent)
                    await FinishAsync(
                        entry,
                        OutboxEntries.Ended(
                            entry,
                            OutboxState.Sent,
                            now(),
                            $"sent in a digest of {told.Count} incidents"
                        ),
                        null,
                        null,
                        deadline
                    );
                else if (
                    await SettleAsync(
                        new Sending(entry, IsAlone: false),
                        view.Incident,
                        delivery,
                        policy,
                        now(),
                        deadline
                    ) is
                    { } next
                )
                    await SendAsync(next.Entry, null, hasSlot: false, policy, now, deadline);
            }

            metrics.Add($"Digests{(delivery is Delivery.Sent ? "Sent" : "Failed")}", 1, MetricUnit.Count);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Leave(leased, e);
        }
    }

    private static OutboxEntry Newest(IEnumerable<OutboxEntry> ofOneIncident) =>
        ofOneIncident.MaxBy(e => e.Notification.Id, StringComparer.Ordinal)!;

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
            Prepared.Read(sorted[0].View, channel),
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
    /// <returns>What is to be sent next: it again, or what takes its place; null where nothing is.</returns>
    private async Task<Sending?> SendOnceAsync(
        Sending sending,
        Incident? written,
        bool isNew,
        bool hasSlot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var leased = sending.Stored;
        var notification = leased.Notification;
        // An urgent page whose incident is known needs nothing else of the table, and does not wait for it.
        var canDoWithout = written is not null && IsUrgent(notification);
        var before = canDoWithout ? deadline.NoLaterThan(now() + LongestPreparation) : deadline;
        Prepared? ready = null;
        try
        {
            ready = await _preparation.OfAsync(leased, isNew ? written : null, hasSlot, policy, now, before);
            foreach (var older in ready.Superseded)
                await FinishAsync(older, OutboxEntries.Covered(older, now()), null, null, before);
        }
        catch (StoreUnavailableException e) when (canDoWithout)
        {
            LogUnprepared(notification.IncidentId, notification.Channel, e);
            ready ??= Prepared.Unread(written!, policy.Channels.GetValueOrDefault(notification.Channel));
        }

        if (ready.Instead is { } instead)
        {
            await FinishAsync(leased, instead, null, null, deadline);
            return null;
        }

        if (!IsOurs(leased, now()))
            return null;

        var delivery = await AskAsync(notification, ready, deadline.Cancellation);
        return await SettleAsync(sending, ready.View.Incident, delivery, policy, now(), deadline);
    }

    /// <summary>
    /// Whether a message is still this process's to send: it may have stood still since it took it, and whoever has it
    /// now sends it.
    /// </summary>
    private bool IsOurs(OutboxEntry leased, DateTimeOffset now)
    {
        var isOurs = now < leased.DueAt;
        if (!isOurs)
            LogLeaseLost(leased.Notification.IncidentId, leased.Notification.Channel);
        return isOurs;
    }

    private static bool IsUrgent(Notification notification) =>
        notification is { Kind: NotificationKind.Page, Severity: <= Severity.P1 };

    private async Task<Delivery> AskAsync(
        Notification notification,
        Prepared ready,
        CancellationToken cancellation,
        ImmutableArray<Incident>? also = null
    )
    {
        if (ready.Channel is not { } channel)
            return new Delivery.Rejected("the policy no longer has this channel");
        if (_channels.FirstOrDefault(c => c.Kind == channel.Kind) is not { } transport)
            return new Delivery.Rejected($"no transport here for {channel.Kind}");

        var posted = ready.View.Posted.GetValueOrDefault(channel.Name);
        try
        {
            var message = new OutgoingMessage(notification, ready.View.Incident, channel, posted)
            {
                Rings = ready.Rings,
                SentAt = time.GetUtcNow(),
                Also = also ?? [],
            };
            return await transport.SendAsync(message, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogChannelThrew(notification.IncidentId, channel.Name, e);
            return new Delivery.Retry($"an internal error: {e.GetType().Name}");
        }
    }

    private async Task<Sending?> SettleAsync(
        Sending sending,
        Incident incident,
        Delivery delivery,
        RoutingPolicy policy,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var (leased, entry, _) = sending;
        var notification = leased.Notification;
        var plan = DeliveryPlan.For(
            notification,
            delivery,
            entry.Attempts,
            now - leased.CreatedAt,
            policy.HandOverAfterAttempts,
            random.NextDouble()
        );
        Count(plan, notification);
        switch (plan)
        {
            case DeliveryPlan.Done:
                var posted = ((Delivery.Sent)delivery).Posted ?? new PostedMessage("", "");
                await FinishAsync(
                    leased,
                    OutboxEntries.Ended(entry, OutboxState.Sent, now, "sent") with
                    {
                        ToldVersion = incident.Version,
                    },
                    posted,
                    null,
                    deadline
                );
                return null;

            case DeliveryPlan.TryAgain again:
                entry = OutboxEntries.Noted(entry, now, again.Reason.Text);
                if (sending.IsAlone && await PauseAsync(notification, delivery, leased, entry.Attempts, deadline))
                    return sending with { Entry = entry with { Attempts = entry.Attempts + 1 } };
                entry = await LastResortAsync(entry, incident, again.Reason.Text, deadline);
                await FinishAsync(
                    leased,
                    entry with
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
                var standIn = OutboxEntries.New(over.StandIn, now);
                var handedOver = OutboxEntries.Ended(
                    entry,
                    OutboxState.HandedOver,
                    now,
                    $"{over.Reason.Text} Handed over to {over.StandIn.Channel}."
                );
                return await FinishAsync(leased, handedOver, null, standIn, deadline) ? new Sending(standIn) : null;

            case DeliveryPlan.Fail fail:
                await FailAsync(sending, incident, fail.Reason.Text, now, deadline);
                return null;

            case DeliveryPlan.LetGo let:
                await FinishAsync(
                    leased,
                    OutboxEntries.Ended(entry, OutboxState.Rejected, now, let.Reason.Text),
                    null,
                    null,
                    deadline
                );
                return null;

            default:
                throw new InvalidOperationException($"No such plan: {plan}");
        }
    }

    /// <summary>
    /// Waits a moment before a page that cannot wait for the next minute is tried again, where there is time for it
    /// within the lease.
    /// </summary>
    private async Task<bool> PauseAsync(
        Notification notification,
        Delivery delivery,
        OutboxEntry leased,
        int attempts,
        Deadline deadline
    )
    {
        if (!IsUrgent(notification))
            return false;
        var pause = RetrySchedule.Soon(attempts, (delivery as Delivery.Retry)?.After, random.NextDouble());
        var again = time.GetUtcNow() + pause;
        if (again >= deadline.At || again + LongestAttempt >= leased.DueAt)
            return false;
        await time.PauseAsync(pause, deadline.Cancellation);
        return true;
    }

    /// <summary>
    /// A page that no channel takes goes to the failure queue; while that cannot keep it, it is tried on.
    /// </summary>
    private async Task FailAsync(Sending sending, Incident incident, string why, DateTimeOffset now, Deadline deadline)
    {
        var (leased, entry, _) = sending;
        entry = await LastResortAsync(entry, incident, why, deadline);
        var notification = leased.Notification;
        OutboxEntry after;
        try
        {
            await failures.KeepAsync(
                FailedInput.Page(notification.IncidentId, notification.Id, why),
                deadline.Cancellation
            );
            after = OutboxEntries.Ended(entry, OutboxState.Undeliverable, now, why);
        }
#pragma warning disable CA1031 // Whatever the queue's client throws, the page must stay somewhere.
        catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotKept(notification.IncidentId, notification.Channel, e);
            after = OutboxEntries.Noted(entry, now, $"{why} The failure queue did not take it either.") with
            {
                DueAt = now + FailureQueuePause,
                Leased = false,
            };
        }

        await FinishAsync(leased, after, null, null, deadline);
    }

    /// <summary>
    /// Tells whoever operates this system of a P0 of which no channel has taken a page, once its last channel has
    /// failed twice, and notes it.
    /// </summary>
    private async Task<OutboxEntry> LastResortAsync(OutboxEntry entry, Incident incident, string why, Deadline deadline)
    {
        if (
            entry
                is not {
                    LastResortAt: null,
                    Attempts: >= AttemptsBeforeLastResort,
                    Notification: { Kind: NotificationKind.Page, Severity: Severity.P0, Fallback.IsEmpty: true }
                }
            || (await outbox.OfIncidentAsync(incident.Id, deadline)).Any(e =>
                e.LastResortAt is not null || e is { State: OutboxState.Sent, Notification.Kind: NotificationKind.Page }
            )
            || !await lastResort.TellAsync(incident, why, deadline.Cancellation)
        )
            return entry;
        metrics.Add("PagesToLastResort", 1, MetricUnit.Count);
        var now = time.GetUtcNow();
        return OutboxEntries.Noted(entry, now, "mailed to whoever operates this system") with { LastResortAt = now };
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

    /// <summary>
    /// A message under way. What is tried again at once is written only when it is settled: until then the table has
    /// it as it was leased.
    /// </summary>
    /// <param name="Stored">As the table has it.</param>
    /// <param name="Entry">As it is going to be written.</param>
    /// <param name="IsAlone">
    /// Whether it is told by itself. What was told together is tried again together, by the tick: one by one, a person
    /// would be rung as often as there are pages.
    /// </param>
    private readonly record struct Sending(OutboxEntry Stored, OutboxEntry Entry, bool IsAlone)
    {
        public Sending(OutboxEntry leased, bool IsAlone = true)
            : this(leased, leased, IsAlone) { }
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{IncidentId}: no channel takes the page for {Channel}, and the failure queue does not keep it"
    )]
    private partial void LogNotKept(string incidentId, string channel, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{IncidentId}: {Kind} to {Channel}: {Outcome}")]
    private partial void LogOutcome(string incidentId, string channel, string kind, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{IncidentId}: the message to {Channel} stays in the outbox")]
    private partial void LogLeftInOutbox(string incidentId, string channel, Exception exception);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{IncidentId}: the lease of the message to {Channel} was lost; somebody else sends it"
    )]
    private partial void LogLeaseLost(string incidentId, string channel);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{IncidentId}: the page for {Channel} is sent without what the table says of it"
    )]
    private partial void LogUnprepared(string incidentId, string channel, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{IncidentId}: the channel {Channel} threw")]
    private partial void LogChannelThrew(string incidentId, string channel, Exception exception);
}
