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
/// Sends what is due in the outbox: the worst severity first, channels side by side, until nothing is due or the time
/// is nearly up.
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

    /// <summary>Messages to one channel at a time, where the channel has no rate of its own.</summary>
    private const int AtOnce = 8;

    /// <inheritdoc/>
    public string Name => "outbox";

    /// <inheritdoc/>
    public int Order => 60;

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
        var taken = 0;
        var isFirst = true;
        while (time.GetUtcNow() < deadline.At)
        {
            var due = await DueAsync(Now(), deadline);
            if (isFirst)
                WriteAge(due, Now());
            isFirst = false;
            if (due.Count == 0)
                break;

            var counts = await Task.WhenAll(
                due.GroupBy(m => m.Channel, StringComparer.Ordinal)
                    .Select(channel => SendAsync(channel, policy, Now, deadline))
            );
            taken += counts.Sum();
            if (counts.Sum() == 0)
                break;
        }

        await policies.SettleAsync();
        LogDone(taken);
        return taken;
    }

    /// <summary>
    /// How long the message that has waited longest is overdue, when a tick begins: a minute at most while all is
    /// well.
    /// </summary>
    private void WriteAge(List<DueMessage> due, DateTimeOffset now)
    {
        var age = due.Count == 0 ? TimeSpan.Zero : now - due.Min(m => m.DueAt);
        metrics.Add("OutboxAge", Math.Max(0, age.TotalSeconds), MetricUnit.Seconds);
    }

    private async Task<List<DueMessage>> DueAsync(DateTimeOffset now, Deadline deadline)
    {
        var bySeverity = await Task.WhenAll(
            Enum.GetValues<Severity>().Select(severity => outbox.DueAsync(severity, now, PassSize, deadline))
        );
        return [.. bySeverity.SelectMany(messages => messages)];
    }

    private Task<int> SendAsync(
        IGrouping<string, DueMessage> messages,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var channel = policy.Channels.GetValueOrDefault(messages.Key);
        return channel is { Kind.Slot: { } slot }
            ? SendInTurnAsync([.. messages], channel, slot, policy, now, deadline)
            : SendSideBySideAsync(messages, channel, policy, now, deadline);
    }

    /// <summary>
    /// What was held back so that a person is not rung too often is told together; all else by itself.
    /// </summary>
    private async Task<int> SendSideBySideAsync(
        IEnumerable<DueMessage> messages,
        Channel? channel,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var taken = 0;
        var together = new ConcurrentBag<OutboxEntry>();
        await SideBySide.ForEachAsync(
            messages,
            AtOnce,
            async message =>
            {
                if (await LeaseAsync(message, now, deadline) is not { } leased)
                    return;
                Interlocked.Increment(ref taken);
                if (
                    leased.Notification.InDigest
                    && OutboxSender.LimitOf(leased.Notification, channel, policy) is not null
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
        return taken;
    }

    /// <summary>
    /// One after the other, as the channel's rate allows; pages that are many, or may be told together, in digests.
    /// P0 are always told by themselves, and first.
    /// </summary>
    private async Task<int> SendInTurnAsync(
        DueMessage[] messages,
        Channel channel,
        TimeSpan slot,
        RoutingPolicy policy,
        Func<DateTimeOffset> now,
        Deadline deadline
    )
    {
        var taken = 0;
        var together = new List<OutboxEntry>();
        foreach (var message in messages)
        {
            if (together.Count == 0 && !await SlotAsync(channel.Name, slot, now, deadline))
                break;
            if (await LeaseAsync(message, now, deadline) is not { } leased)
                continue;
            taken++;
            if (IsForDigest(leased.Notification, messages.Length > channel.DigestAbove))
                together.Add(leased);
            else
                await sender.SendAsync(leased, null, hasSlot: together.Count == 0, policy, now, deadline);
            if (together.Count < StormDigest.Most)
                continue;
            await sender.SendDigestAsync(together, channel, policy, now, deadline);
            together.Clear();
        }

        if (together.Count > 0)
            await sender.SendDigestAsync(together, channel, policy, now, deadline);
        return taken;
    }

    private static bool IsForDigest(Notification notification, bool isStorm) =>
        notification
            is { Kind: NotificationKind.Page, Severity: > Severity.P0, Broadcast: false, Mentions.IsEmpty: true }
        && (notification.InDigest || isStorm);

    private async Task<OutboxEntry?> LeaseAsync(DueMessage message, Func<DateTimeOffset> now, Deadline deadline) =>
        time.GetUtcNow() < deadline.At ? await outbox.LeaseAsync(message, now() + OutboxSender.Lease, deadline) : null;

    /// <summary>Waits for the channel's next free moment, as long as there is time.</summary>
    private async Task<bool> SlotAsync(string channel, TimeSpan slot, Func<DateTimeOffset> now, Deadline deadline)
    {
        while (time.GetUtcNow() < deadline.At)
        {
            if (await outbox.TakeSlotAsync(channel, slot, now(), deadline))
                return true;
            await Task.Delay(slot / 5, time, deadline.Cancellation);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Taken} messages taken up")]
    private partial void LogDone(int taken);
}
