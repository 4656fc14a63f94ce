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
    /// Reads every signal in the event. Never throws: what is missing or wrong is mended and noted on the signal where
    /// it is still clear which alarm is in which state, and else told in <see cref="SignalsRead.Unreadable"/>.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came: the last resort for a time that cannot be read.</param>
    public static SignalsRead Read(ReadOnlyMemory<byte> payload, DateTimeOffset receivedAt) =>
        new EventReading(new FallbackTimes(null, receivedAt)).Read(payload);
}
