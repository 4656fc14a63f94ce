using System.Collections.Immutable;

namespace RoleFerry.Core.Announcements;

/// <summary>
/// A message to a channel that is about no single incident: a digest, a hand-over, the notice that a silence ends.
/// </summary>
public sealed record Announcement
{
    /// <summary>Characters of an <see cref="Id"/>.</summary>
    public const int MaxIdLength = 200;

    /// <summary>
    /// Names it for good: the same for a retry of the same decision, so that it is said once. For example
    /// <c>digest#2026-03-01</c>.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The channel's name in the policy.</summary>
    public required string Channel { get; init; }

    /// <summary>What it is about, on one line.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, in order.</summary>
    public ImmutableArray<AnnouncementPart> Parts { get; init; } = [];

    /// <summary>Who is called by name, by Slack's ids (<c>U024BE7LH</c>). Other channels leave it out.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];
}
