using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.DynamoDb;
using RoleFerry.Adapters.Policies;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Sending;

/// <summary>Sends what is due in the outbox: the worst severity first, channels side by side, until nothing is due or the time is nearly up.</summary>
public sealed partial class OutboxTick(
    Outbox outbox, OutboxSender sender, PolicySource policies, TimeProvider time, ILogger<OutboxTick> log)
{
    /// <summary>Messages read per shard and pass.</summary>
    private const int PassSize = 50;

    /// <summary>Messages to one channel at a time, where the channel has no rate of its own.</summary>
    private const int SideBySide = 8;

    /// <summary>Runs one tick.</summary>
    /// <param name="scheduled">The moment the tick was for. The later of it and the clock is now, so a clock that is behind holds no page back.</param>
    /// <param name="until">When to stop taking up messages.</param>
    /// <param name="cancellation">Ends everything; what is not sent stays in the outbox.</param>
    /// <returns>How many messages were taken up.</returns>
    /// <exception cref="StoreUnavailableException">The outbox could not be read.</exception>
    public async Task<int> RunAsync(DateTimeOffset scheduled, DateTimeOffset until, CancellationToken cancellation)
    {
        var clock = time.GetUtcNow();
        var ahead = scheduled > clock ? scheduled - clock : TimeSpan.Zero;
        DateTimeOffset Now() => time.GetUtcNow() + ahead;

        var policy = await policies.GetAsync(cancellation).ConfigureAwait(false);
        var taken = 0;
        while (time.GetUtcNow() < until)
        {
            var due = await DueAsync(Now(), until, cancellation).ConfigureAwait(false);
            if (due.Count == 0)
                break;

            var counts = await Task.WhenAll(due
                .GroupBy(m => m.Channel, StringComparer.Ordinal)
                .Select(channel => SendAsync(channel, policy, Now, until, cancellation))).ConfigureAwait(false);
            taken += counts.Sum();
            if (counts.Sum() == 0)
                break;
        }

        await policies.SettleAsync().ConfigureAwait(false);
        LogDone(taken);
        return taken;
    }

    private async Task<List<DueMessage>> DueAsync(DateTimeOffset now, DateTimeOffset giveUpAt, CancellationToken cancellation)
    {
        var bySeverity = await Task.WhenAll(Enum.GetValues<Severity>().Select(severity =>
            outbox.DueAsync(severity, now, PassSize, giveUpAt, cancellation))).ConfigureAwait(false);
        return [.. bySeverity.SelectMany(messages => messages)];
    }

    private async Task<int> SendAsync(
        IGrouping<string, DueMessage> channel, RoutingPolicy policy, Func<DateTimeOffset> now, DateTimeOffset until,
        CancellationToken cancellation)
    {
        var isSlack = policy.Channels.GetValueOrDefault(channel.Key)?.Kind == ChannelKind.Slack;
        var taken = 0;
        await Parallel.ForEachAsync(
            channel,
            new ParallelOptions { MaxDegreeOfParallelism = isSlack ? 1 : SideBySide, CancellationToken = cancellation },
            async (message, ct) =>
            {
                if (isSlack && !await SlotAsync(channel.Key, now, until, ct).ConfigureAwait(false))
                    return;
                if (time.GetUtcNow() >= until || await outbox.LeaseAsync(message, now() + OutboxSender.Lease, until, ct).ConfigureAwait(false) is not { } leased)
                    return;
                Interlocked.Increment(ref taken);
                await sender.SendAsync(leased, null, hasSlot: isSlack, policy, now, until, ct).ConfigureAwait(false);
            }).ConfigureAwait(false);
        return taken;
    }

    /// <summary>Waits for the channel's next free moment, as long as there is time.</summary>
    private async Task<bool> SlotAsync(string channel, Func<DateTimeOffset> now, DateTimeOffset until, CancellationToken cancellation)
    {
        while (time.GetUtcNow() < until)
        {
            if (await outbox.TakeSlotAsync(channel, OutboxSender.SlackSlot, now(), until, cancellation).ConfigureAwait(false))
                return true;
            await Task.Delay(OutboxSender.SlackInterval / 4, time, cancellation).ConfigureAwait(false);
        }

        return false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Taken} messages taken up")]
    private partial void LogDone(int taken);
}
