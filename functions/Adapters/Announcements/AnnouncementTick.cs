using System.Collections.Immutable;
using System.Globalization;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Announcements;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;

namespace RoleFerry.Adapters.Announcements;

/// <summary>
/// Sends the announcements that are due. What a channel does not take is tried again for a day; what it refuses is
/// given up, and its history says why. Incidents come first: where a channel has no room, an announcement waits
/// for the next minute.
/// </summary>
public sealed partial class AnnouncementTick(
    AnnouncementOutbox announcements,
    OutboxStore outbox,
    IEnumerable<INotificationChannel> channels,
    PolicySource policies,
    ItemGuard guard,
    TimeProvider time,
    Random random,
    FunctionMetrics metrics,
    ILogger<AnnouncementTick> log
) : ITick
{
    private const int PassSize = 25;

    private readonly ImmutableArray<INotificationChannel> _channels = [.. channels];

    /// <inheritdoc/>
    public string Name => "announcements";

    /// <inheritdoc/>
    public int Order => 90;

    /// <inheritdoc/>
    public double Share => 0.08;

    /// <inheritdoc/>
    public string Counts => "announcements";

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for; the later of it and the clock is now.</param>
    /// <param name="deadline">When to stop; what is not sent waits for the next minute.</param>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var now = scheduled > clock ? scheduled : clock;
        var policy = await policies.GetAsync(deadline.Cancellation);
        var sent = 0;
        foreach (var id in await announcements.DueAsync(now, PassSize, deadline))
        {
            if (time.GetUtcNow() >= deadline.At)
                break;
            var isSent = await guard.TryAsync(
                AnnouncementItem.Pk(id),
                AnnouncementItem.Sk,
                () => SendAsync(id, policy, now, deadline),
                deadline
            );
            if (isSent)
                sent++;
        }

        return sent;
    }

    private async Task<bool> SendAsync(string id, RoutingPolicy policy, DateTimeOffset now, Deadline deadline)
    {
        if (await announcements.LeaseAsync(id, now, now + OutboxEntries.Lease, deadline) is not { } leased)
            return false;

        var delivery = await DeliverAsync(leased.Announcement, policy, now, deadline);
        var after = After(leased, delivery, now);
        await announcements.FinishAsync(leased, after, deadline);
        metrics.Add($"Announcements{after.State}", 1, MetricUnit.Count);
        LogOutcome(id, leased.Announcement.Channel, after.State.ToString(), after.History[^1]);
        return after.State == AnnouncementState.Sent;
    }

    private async Task<Delivery> DeliverAsync(
        Announcement announcement,
        RoutingPolicy policy,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        if (policy.Channels.GetValueOrDefault(announcement.Channel) is not { } channel)
            return new Delivery.Rejected("the policy has no such channel");
        if (_channels.FirstOrDefault(c => c.Kind == channel.Kind) is not { } transport)
            return new Delivery.Rejected($"no transport here for {channel.Kind}");
        if (channel.Kind.Slot is { } slot && !await outbox.TakeSlotAsync(channel.Name, slot, now, deadline))
            return new Delivery.Retry("the channel's rate limit left no room in this minute", TimeSpan.FromSeconds(30));
        try
        {
            return await transport.AnnounceAsync(announcement, channel, deadline.Cancellation);
        }
#pragma warning disable CA1031 // Whatever is the matter, the announcement stays in the outbox and is tried again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return new Delivery.Retry($"an internal error: {e.GetType().Name}");
        }
    }

    private AnnouncementEntry After(AnnouncementEntry leased, Delivery delivery, DateTimeOffset now)
    {
        var (state, what, due) = delivery switch
        {
            Delivery.Sent => (AnnouncementState.Sent, "sent", (DateTimeOffset?)null),
            Delivery.Retry retry when now - leased.CreatedAt < RetrySchedule.GiveUpAfter => (
                AnnouncementState.Pending,
                retry.Why,
                now + RetrySchedule.Delay(leased.Attempts, retry.After, random.NextDouble())
            ),
            Delivery.Retry retry => (AnnouncementState.GivenUp, retry.Why, null),
            Delivery.Rejected rejected => (AnnouncementState.GivenUp, rejected.Why, null),
            _ => throw new InvalidOperationException($"No such delivery: {delivery}"),
        };
        return leased with
        {
            State = state,
            DueAt = due,
            History =
            [
                .. leased.History.TakeLast(OutboxEntries.MaxHistory - 1),
                string.Create(CultureInfo.InvariantCulture, $"{now:yyyy-MM-ddTHH:mm:ss.fffZ} {what}"),
            ],
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Announcement {Id} to {Channel}: {State}, {What}")]
    private partial void LogOutcome(string id, string channel, string state, string what);
}
