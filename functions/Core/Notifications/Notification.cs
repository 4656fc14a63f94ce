using System.Collections.Immutable;
using System.Globalization;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Notifications;

/// <summary>One message that has to reach one channel. Written to the outbox before it is sent.</summary>
public sealed record Notification
{
    /// <summary>Characters at the beginning of an <see cref="Id"/> that sort it by the incident's version.</summary>
    public const int VersionLength = 6;

    /// <summary>The incident that it is about.</summary>
    public required string IncidentId { get; init; }

    /// <summary>
    /// Unique within the incident and the same for a retry of the same decision; sorts by the incident's version, so
    /// that a channel hears news in the order in which it happened: <c>000003#incidents</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The id of the message that an incident's version sends to a channel.</summary>
    public static string IdOf(int version, string channel) =>
        string.Create(CultureInfo.InvariantCulture, $"{version:D6}#{channel}");

    /// <summary>The incident's version that it tells of, from 1; 0 where the id does not say.</summary>
    public int Version =>
        Id.Length >= VersionLength && int.TryParse(Id.AsSpan(0, VersionLength), CultureInfo.InvariantCulture, out var n)
            ? n
            : 0;

    /// <summary>The channel's name in the policy.</summary>
    public required string Channel { get; init; }

    /// <summary>What it asks.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>The incident's severity when this was decided; the worst go first.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Why the channel is told.</summary>
    public required Reason Reason { get; init; }

    /// <summary>Channels to be told instead if this one does not take it, in order.</summary>
    public ImmutableArray<string> Fallback { get; init; } = [];

    /// <summary>
    /// Whether everybody in the channel is called (Slack's <c>&lt;!channel&gt;</c>): a page that stands in for
    /// another channel's, or for those who are on call for a P0 where nobody is.
    /// </summary>
    public bool Broadcast { get; init; }

    /// <summary>
    /// People who are called by name, by Slack's ids (<c>U024BE7LH</c>). Other channels leave it out.
    /// </summary>
    public ImmutableArray<string> Mentions { get; init; } = [];

    /// <summary>
    /// Whether it ends what rang before in a channel that keeps state, and not the page that was decided with it: see
    /// <see cref="Rings"/>. Only of a <see cref="NotificationKind.Resolve"/>.
    /// </summary>
    public bool EndsEarlier { get; init; }

    /// <summary>Whether it may be told together with others of its kind, in one message to the channel.</summary>
    public bool InDigest { get; init; }
}
