namespace RoleFerry.Core.Signals.Reading;

/// <summary>What stands in for a state's own time when that cannot be read.</summary>
/// <param name="Envelope">The time that the event around it gives; null where there is none to believe.</param>
/// <param name="ReceivedAt">When it reached us.</param>
internal readonly record struct FallbackTimes(DateTimeOffset? Envelope, DateTimeOffset ReceivedAt)
{
    /// <summary>The same with a nearer envelope, where that has a time.</summary>
    public FallbackTimes Within(string? envelopeTime) =>
        this with
        {
            Envelope = AlarmTime.Read(envelopeTime, ReceivedAt) ?? Envelope,
        };
}
