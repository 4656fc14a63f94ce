namespace RoleFerry.Core.Signals.Reading;

/// <summary>What stands in for a state's own time when that cannot be read, or cannot be.</summary>
/// <param name="Envelope">The time that the event around it gives; null where there is none to believe.</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="Latest">
/// The latest time that can be; null where it was looked at before, as in what is stored.
/// </param>
internal readonly record struct FallbackTimes(
    DateTimeOffset? Envelope,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? Latest = null
)
{
    /// <summary>
    /// How far a sender's clock may be ahead of ours. What is further ahead would make every true state after it look
    /// late.
    /// </summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>Those of an event that arrives.</summary>
    public static FallbackTimes Arriving(DateTimeOffset receivedAt) => new(null, receivedAt, receivedAt + Ahead);

    /// <summary>When something happened that has no time of its own.</summary>
    public DateTimeOffset OfItself
    {
        get
        {
            var time = (Envelope ?? ReceivedAt).ToUniversalTime();
            return Latest is { } latest && latest < time ? latest.ToUniversalTime() : time;
        }
    }

    /// <summary>The same with a nearer envelope, where that has a time.</summary>
    public FallbackTimes Within(string? envelopeTime) =>
        this with
        {
            Envelope = AlarmTime.Read(envelopeTime, ReceivedAt) ?? Envelope,
        };

    /// <summary>
    /// The same within a notification of SNS, whose own clock said when it was published: for each copy of it the same
    /// time is the latest.
    /// </summary>
    public FallbackTimes Published(string? at) =>
        Latest is { } latest && AlarmTime.Read(at, ReceivedAt) is { } published && published + Ahead < latest
            ? Within(at) with
            {
                Latest = published + Ahead,
            }
            : Within(at);
}
