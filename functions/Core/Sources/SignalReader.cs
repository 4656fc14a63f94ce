using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;

namespace RoleFerry.Core.Sources;

/// <summary>
/// Reads the signals out of whatever invoked the function: a CloudWatch alarm (directly, through EventBridge, or
/// through SNS) or a <see cref="SignalDocument"/> (through SNS).
/// </summary>
public static class SignalReader
{
    /// <summary>
    /// Reads every signal of an event that arrives, as <see cref="Read"/> does. A time that has not come yet is cut to
    /// a minute from now, and what was said is kept in <see cref="Signal.SaidAt"/>.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came.</param>
    public static SignalsRead Receive(ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt) =>
        new EventReading(FallbackTimes.Arriving(receivedAt)).Read(payload);

    /// <summary>
    /// Reads every signal in the event. Never throws: what is missing or wrong is mended and noted on the signal where
    /// it is still clear which alarm is in which state, and else told in <see cref="SignalsRead.Unreadable"/>.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came: the last resort for a time that cannot be read.</param>
    public static SignalsRead Read(ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt) =>
        new EventReading(new FallbackTimes(null, receivedAt)).Read(payload);
}
