using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Signals;

/// <summary>
/// Puts signals that nobody else keeps on their way: onto the topic or, while that does not take them, into the
/// outbox, which the minute's tick empties. So neither the topic alone nor the table alone stops an alarm.
/// </summary>
public sealed partial class SignalHandover(
    ISignalPublisher publisher,
    SignalOutbox outbox,
    TimeProvider time,
    ILogger<SignalHandover> log
)
{
    private const int AtOnce = 16;

    /// <summary>
    /// Returns when each signal is on the topic or in the outbox. A signal that goes twice does no harm.
    /// </summary>
    /// <param name="signals">Each one's <see cref="Core.Signals.Signal.DedupId"/> and document.</param>
    /// <exception cref="StoreUnavailableException">
    /// Some are neither here nor there: all have to be given again.
    /// </exception>
    public async Task GiveAsync(IReadOnlyCollection<(string Id, string Json)> signals, Deadline deadline)
    {
        var isTopicDown = false;
        await SideBySide.ForEachAsync(
            signals,
            AtOnce,
            async signal =>
            {
                if (!isTopicDown && await TryPublishAsync(signal.Id, signal.Json, deadline.Cancellation))
                    return;
                // Others of this group do not wait for what has just failed.
                isTopicDown = true;
                await outbox.AddAsync(signal.Id, signal.Json, time.GetUtcNow(), deadline);
            },
            deadline.Cancellation
        );
    }

    private async Task<bool> TryPublishAsync(string id, string json, CancellationToken cancellation)
    {
        try
        {
            await publisher.PublishAsync(json, cancellation);
            return true;
        }
#pragma warning disable CA1031 // Whatever is the matter with the topic, the outbox takes the signal.
        catch (Exception e) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotPublished(id, e);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signal {Id} could not be published; it goes to the outbox")]
    private partial void LogNotPublished(string id, Exception exception);
}
