using System.Collections.Concurrent;
using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.Table;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Adapters.Ticks;
using RoleFerry.Core.Channels;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Outbox;

/// <summary>
/// Sends what is due in the outbox: the worst severity first, of one severity an incident's first pages first, channels
/// side by side, until nothing is due or the time is nearly up.
/// </summary>
public sealed partial class OutboxTick(
    OutboxStore outbox,
    OutboxSender sender,
    PolicySource policies,
    TimeProvider time,
    FunctionMetrics metrics,
    ILogger<OutboxTick> log
) : ITick
{
    /// <summary>Messages read per shard and pass.</summary>
    private const int PassSize = 50;

    /// <summary>
    /// Messages to one channel at a time, and before it is looked whether something more urgent has become due.
    /// </summary>
    private const int AtOnce = 8;

    /// <inheritdoc/>
    public string Name => "outbox";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public double Share => 1;

    /// <inheritdoc/>
    public bool RunsBeside => true;

    /// <inheritdoc/>
    public string Counts => "messages";

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">
    /// The moment the tick was for. The later of it and the clock is now, so a clock that is behind holds no page
    /// back.
    /// </param>
    /// <param name="deadline">When to stop; what is not sent stays in the outbox.</param>
    /// <returns>How many messages were taken up.</returns>
    /// <exception cref="StoreUnavailableException">The outbox could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, Deadline deadline)
    {
        var clock = time.GetUtcNow();
        var ahead = scheduled > clock ? scheduled - clock : TimeSpan.Zero;
        DateTimeOffset Now() => time.GetUtcNow() + ahead;

        var policy = await policies.GetAsync(deadline.Cancellation);
        var lanes = new Dictionary<string, Task>(StringComparer.Ordinal);
        var progress = new Progress();
        try
        {
            for (var isFirst = true; ; isFirst = false)
            {
                var due = time.GetUtcNow() < deadline.At ? await outbox.DueAsync(Now(), PassSize, deadline) : [];
                if (isFirst)
                    WriteAge(due, Now());
                foreach (
                    var lane in due.Where(m => !progress.IsTried(m)).GroupBy(m => m.Channel, StringComparer.Ordinal)
                )
                {
                    if (!lanes.ContainsKey(lane.Key))
                        lanes[lane.Key] = LaneAsync([.. lane], progress, policy, Now, deadline);
                }

                if (lanes.Count == 0)
                    break;
                await Task.WhenAny(lanes.Values);
                foreach (var (channel, _) in lanes.Where(l => l.Value.IsCompleted).ToArray())
                    lanes.Remove(channel);
            }
        }
        finally
        {
            await Task.WhenAll(lanes.Values);
        }

        await policies.SettleAsync();
        LogDone(progress.Taken);
        return progress.Taken;
    }

    /// <summary>
    /// How long the message that has waited longest is overdue, when a tick begins: a minute at most while all is
    /// well.
    /// </summary>
    private void WriteAge(IReadOnlyList<DueMessage> due, DateTimeOffset now)
    {
        var age = due.Count == 0 ? TimeSpan.Zero : now - due.Min(m => m.DueAt);
        metrics.Add("OutboxAge", Math.Max(0, age.TotalSeconds), MetricUnit.Seconds);
    }

    /// <summary>
    /// Sends some of the messages that are due to one channel, and then gives way, so that what has become more urgent
    /// meanwhile is next. A channel that hangs keeps none but its own waiting. Faults end here.
    /// </summary>
    private async Task LaneAsync(
        DueMessage[] messages,
        Progress progress,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var channel = policy.Channels.GetValueOrDefault(messages[0].Channel);
        try
        {
            if (channel is { Kind.Slot: { } slot })
                await SendInTurnAsync(messages, channel, slot, progress, policy, now, deadline);
            else
                await SendSideBySideAsync(
                    messages[..Math.Min(AtOnce, messages.Length)],
                    channel,
                    progress,
                    policy,
                    now,
                    deadline
                );
        }
#pragma warning disable CA1031 // Whatever is the matter with one channel, the others' messages are sent.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogLaneFailed(messages[0].Channel, e);
            // What was not come to is left to the next minute, or this one would not end.
            foreach (var message in messages)
                progress.Try(message);
        }
    }

    /// <summary>
    /// What was held back so that a person is not rung too often is told together; all else by itself.
    /// </summary>
    private async Task SendSideBySideAsync(
        DueMessage[] messages,
        Channel? channel,
        Progress progress,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var together = new ConcurrentBag<OutboxEntry>();
        await SideBySide.ForEachAsync(
            messages,
            AtOnce,
            async message =>
            {
                if (await LeaseAsync(message, progress, now, deadline) is not { } leased)
                    return;
                if (
                    leased.Notification.InDigest
                    && Preparation.LimitOf(leased.Notification, channel, policy) is not null
                )
                    together.Add(leased);
                else
                    await sender.SendAsync(leased, null, hasSlot: false, policy, now, deadline);
            },
            deadline.Cancellation
        );
        if (!together.IsEmpty)
            await sender.SendLimitedAsync(
                [.. together.OrderBy(e => e.Notification.Severity).ThenBy(e => e.CreatedAt)],
                channel!,
                policy,
                now,
                deadline
            );
    }

    /// <summary>
    /// One after the other, as the channel's rate allows; pages that are many, or may be told together, in digests.
    /// P0 are always told by themselves, and first.
    /// </summary>
    private async Task SendInTurnAsync(
        DueMessage[] messages,
        Channel channel,
        TimeSpan slot,
        Progress progress,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var alone = 0;
        var together = new List<OutboxEntry>();
        foreach (var message in messages)
        {
            if (together.Count == 0 && (alone == AtOnce || !await SlotAsync(channel.Name, slot, now, deadline)))
                break;
            if (await LeaseAsync(message, progress, now, deadline) is not { } leased)
                continue;
            if (IsForDigest(leased.Notification, messages.Length > channel.DigestAbove))
                together.Add(leased);
            else
            {
                alone++;
                await sender.SendAsync(leased, null, hasSlot: together.Count == 0, policy, now, deadline);
            }

            if (together.Count < StormDigest.Most)
                continue;
            await sender.SendDigestAsync(together, channel, policy, now, deadline);
            together.Clear();
        }

        if (together.Count > 0)
            await sender.SendDigestAsync(together, channel, policy, now, deadline);
    }

    private static bool IsForDigest(Notification notification, bool isStorm) =>
        notification
            is { Kind: NotificationKind.Page, Severity: > Severity.P0, Broadcast: false, Mentions.IsEmpty: true }
        && (notification.InDigest || isStorm);

    private async Task<OutboxEntry?> LeaseAsync(
        DueMessage message,
        Progress progress,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        progress.Try(message);
        if (time.GetUtcNow() >= deadline.At)
            return null;
        var leased = await outbox.LeaseAsync(message, now() + OutboxEntries.Lease, deadline);
        if (leased is not null)
            progress.Take();
        return leased;
    }

    /// <summary>Waits for the channel's next free moment, as long as there is time.</summary>
    private async Task<bool> SlotAsync(string channel, TimeSpan slot, Func<DateTimeOffset> now, Deadline deadline)
    {
        while (time.GetUtcNow() < deadline.At)
        {
            if (await outbox.TakeSlotAsync(channel, slot, now(), deadline))
                return true;
            await time.PauseAsync(slot / 5, deadline.Cancellation);
        }

        return false;
    }

    /// <summary>
    /// How far a tick is. What somebody else has, or what could not be handled, is left to the next minute.
    /// </summary>
    private sealed class Progress
    {
        private readonly ConcurrentDictionary<DueMessage, bool> _tried = [];
        private int _taken;

        /// <summary>How many messages were taken up.</summary>
        public int Taken => _taken;

        public bool IsTried(DueMessage message) => _tried.ContainsKey(message);

        public void Try(DueMessage message) => _tried.TryAdd(message, true);

        public void Take() => Interlocked.Increment(ref _taken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages to {Channel} are left to the next minute")]
    private partial void LogLaneFailed(string channel, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Taken} messages taken up")]
    private partial void LogDone(int taken);
}
