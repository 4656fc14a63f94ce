using System.Collections.Immutable;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Incidents;

/// <summary>A message in the outbox.</summary>
public sealed record OutboxEntry
{
    /// <summary>What has to be said.</summary>
    public required Notification Notification { get; init; }

    /// <summary>What became of it.</summary>
    public required OutboxState State { get; init; }

    /// <summary>Attempts so far, the running one included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When to try next; for a leased message the end of the lease. Null once nothing is to be done.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whether the due time is the end of somebody's lease: a sender may be at it.</summary>
    public bool Leased { get; init; }

    /// <summary>When it was sent, refused or given up.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>
    /// The version of its incident that people were shown; null where it was not sent, or together with others.
    /// </summary>
    public int? ToldVersion { get; init; }

    /// <summary>
    /// When whoever operates this system was told in its place, because no channel took it; null where they were not.
    /// </summary>
    public DateTimeOffset? LastResortAt { get; init; }

    /// <summary>When the table forgets it and where it was posted; null where it is kept with its incident.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What happened to it, a line each, the oldest first.</summary>
    public ImmutableArray<string> History { get; init; } = [];
}
