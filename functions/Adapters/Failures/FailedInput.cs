namespace RoleFerry.Adapters.Failures;

/// <summary>Something that the failure queue keeps for a person.</summary>
/// <param name="Kind"><see cref="UnreadableInput"/> or <see cref="UndeliverablePage"/>.</param>
/// <param name="Where">Which part of the event; of a page, the incident's id, a blank and the message's.</param>
/// <param name="What">What was wrong, in a sentence.</param>
/// <param name="Payload">The thing itself; empty for a page, which is in the table.</param>
public sealed record FailedInput(string Kind, string Where, string What, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Nobody could make out what it was.</summary>
    public const string UnreadableInput = "unreadable-input";

    /// <summary>A page that no channel took.</summary>
    public const string UndeliverablePage = "undeliverable-page";

    /// <summary>
    /// How many bytes the payload had before it was cut to fit into the queue; null where it is whole.
    /// </summary>
    public int? CutFrom { get; init; }

    /// <summary>A page that no channel took.</summary>
    /// <param name="incidentId">Its incident.</param>
    /// <param name="messageId">Its id in the incident's outbox.</param>
    /// <param name="what">Why, in a sentence.</param>
    public static FailedInput Page(string incidentId, string messageId, string what) =>
        new(UndeliverablePage, $"{incidentId} {messageId}", what, ReadOnlyMemory<byte>.Empty);

    /// <summary>
    /// Which page it is: the incident's id and the message's; null where <see cref="Where"/> does not say.
    /// </summary>
    public (string IncidentId, string MessageId)? PageIds() =>
        Kind == UndeliverablePage && Where.Split(' ', 2) is [var incident, var message] ? (incident, message) : null;
}
