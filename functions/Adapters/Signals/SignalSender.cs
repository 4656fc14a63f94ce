using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Concurrency;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Adapters.Signals;

/// <summary>Publishes signals out of their outbox: at once, or, where that fails, with the minute's tick.</summary>
public sealed partial class SignalSender(SignalOutbox outbox, ISignalPublisher publisher, ILogger<SignalSender> log)
{
    private const int AtOnce = 8;

    /// <summary>Publishes signals that are in the outbox. What fails stays there.</summary>
    /// <returns>How many were published.</returns>
    public Task<int> SendAsync(IReadOnlyCollection<Signal> signals, Deadline deadline) =>
        SendAsync([.. signals.Select(s => (s.DedupId, SignalDocument.Write(s)))], deadline);

    internal async Task<int> SendAsync(IReadOnlyCollection<(string Id, string Json)> signals, Deadline deadline)
    {
        int sent = 0;
        await SideBySide.ForEachAsync(
            signals,
            AtOnce,
            async signal =>
            {
                try
                {
                    await publisher.PublishAsync(signal.Json, deadline.Cancellation);
                    await outbox.RemoveAsync(signal.Id, signal.Json, deadline);
                    Interlocked.Increment(ref sent);
                }
#pragma warning disable CA1031
                // Whatever is the matter, the signal stays in the outbox and the next minute tries again.
                catch (Exception e) when (!deadline.Cancellation.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    LogNotSent(signal.Id, e);
                }
            },
            deadline.Cancellation
        );
        return sent;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signal {Id} could not be published; the next tick tries again")]
    private partial void LogNotSent(string id, Exception exception);
}
