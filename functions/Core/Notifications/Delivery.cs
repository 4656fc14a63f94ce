namespace RoleFerry.Core.Notifications;

/// <summary>
/// What became of one attempt to send. A channel answers with one of these and never tries twice itself.
/// </summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>The vendor took it.</summary>
    /// <param name="Posted">Where it stands now; null where it cannot be edited later.</param>
    public sealed record Sent(PostedMessage? Posted = null) : Delivery;

    /// <summary>
    /// Not taken now, maybe later: too busy, a fault of the vendor's, no network, no answer in time.
    /// </summary>
    /// <param name="Why">For the timeline; holds no secret.</param>
    /// <param name="After">How long the vendor asked to wait; null where it did not say.</param>
    public sealed record Retry(string Why, TimeSpan? After = null) : Delivery;

    /// <summary>Refused for good: trying the same again is of no use.</summary>
    /// <param name="Why">For the timeline; holds no secret.</param>
    /// <param name="ForItsSecret">Whether the key, token or URL is refused, which somebody may replace.</param>
    public sealed record Rejected(string Why, bool ForItsSecret = false) : Delivery;
}
