using System.Collections.Immutable;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Signals.Reading;
using RoleFerry.Core.Sources.Mappings;

namespace RoleFerry.Core.Sources;

/// <summary>
/// Reads the signals out of whatever invoked the function: a CloudWatch alarm (directly, through EventBridge, or
/// through SNS), a <see cref="SignalDocument"/> (through SNS), an event that a mapping describes, or anything else.
/// </summary>
public static class SignalReader
{
    /// <summary>
    /// Reads every signal of an event that arrives, as <see cref="Read"/> does. A time that has not come yet is cut to
    /// a minute from now, and what was said is kept in <see cref="Signal.SaidAt"/>.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="mappings">What makes signals of events of others; null: nothing does.</param>
    public static SignalsRead Receive(
        ReadOnlyMemory<byte> payload,
        DateTimeOffset receivedAt,
        EventMappings? mappings = null
    ) => new EventReading(FallbackTimes.Arriving(receivedAt), mappings ?? EventMappings.None).Read(payload);

    /// <summary>
    /// Reads every signal in the event. Never throws: what is missing or wrong is mended and noted on the signal where
    /// it is still clear which alarm is in which state, and else told in <see cref="SignalsRead.Unreadable"/>.
    /// </summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came: the last resort for a time that cannot be read.</param>
    /// <param name="mappings">What makes signals of events of others; null: nothing does.</param>
    public static SignalsRead Read(
        ReadOnlyMemory<byte> payload,
        DateTimeOffset receivedAt,
        EventMappings? mappings = null
    ) => new EventReading(new FallbackTimes(null, receivedAt), mappings ?? EventMappings.None).Read(payload);

    /// <summary>The same, part by part, with who read each.</summary>
    /// <param name="payload">The event as it came.</param>
    /// <param name="receivedAt">When it came.</param>
    /// <param name="mappings">What makes signals of events of others.</param>
    public static ImmutableArray<InspectedPart> Inspect(
        ReadOnlyMemory<byte> payload,
        DateTimeOffset receivedAt,
        EventMappings mappings
    )
    {
        var reading = new EventReading(new FallbackTimes(null, receivedAt), mappings) { KeepsParts = true };
        reading.Read(payload);
        return reading.Parts;
    }
}
