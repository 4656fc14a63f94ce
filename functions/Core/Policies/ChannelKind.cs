namespace RoleFerry.Core.Policies;

/// <summary>
/// What carries a channel's messages, and what that can do. Each kind's folder below <c>Core/Channels</c> holds its
/// value; all else asks for what a kind can do, never for which one it is.
/// </summary>
/// <param name="Name">As policies write it.</param>
/// <param name="Label">As people write it.</param>
public sealed record ChannelKind(string Name, string Label)
{
    /// <summary>
    /// Whether a page rings a person's phone. Pages to such a channel count against the policy's person limit, and
    /// pages that waited for it become one ring that names the others.
    /// </summary>
    public bool RingsPerson { get; init; }

    /// <summary>Whether it knows by itself who acknowledged and what is resolved, and tells us.</summary>
    public bool KeepsState { get; init; }

    /// <summary>How people read it.</summary>
    public ReadingPlace ReadIn { get; init; }

    /// <summary>Whether a message is edited when its incident changes.</summary>
    public bool EditsInPlace { get; init; }

    /// <summary>Whether news about an incident goes below its message.</summary>
    public bool Threads { get; init; }

    /// <summary>
    /// The least time between two messages to one channel; null where as many as there are may go at once. A storm of
    /// pages to a channel with an interval becomes digests.
    /// </summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>What a channel's target names.</summary>
    public ChannelTarget Target { get; init; } = ChannelTarget.None;

    /// <summary>Whether it reaches nobody and only counts. For <see cref="Signals.Watchdog"/>.</summary>
    public bool IsForTests { get; init; }

    /// <summary>
    /// How long a channel is taken for one message; null without an interval. Longer than <see cref="Interval"/>:
    /// between the slot and the request lie a write and a start of a call, which take one message longer than the
    /// next.
    /// </summary>
    public TimeSpan? Slot => Interval + TimeSpan.FromMilliseconds(250);

    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
