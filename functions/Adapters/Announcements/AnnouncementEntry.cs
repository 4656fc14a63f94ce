using System.Collections.Immutable;
using RoleFerry.Core.Announcements;

namespace RoleFerry.Adapters.Announcements;

/// <summary>An announcement on its way.</summary>
public sealed record AnnouncementEntry
{
    /// <summary>What is to be said, and where.</summary>
    public required Announcement Announcement { get; init; }

    /// <summary>Where it stands.</summary>
    public required AnnouncementState State { get; init; }

    /// <summary>Attempts so far, one under way included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is to be sent, or its lease ends; null once it is done.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What became of its attempts, the newest last.</summary>
    public ImmutableArray<string> History { get; init; } = [];
}
