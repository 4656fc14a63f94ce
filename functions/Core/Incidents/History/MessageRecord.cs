using System.Collections.Immutable;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Core.Incidents.History;

/// <summary>A message about an incident, and what became of it.</summary>
public sealed record MessageRecord
{
    /// <summary>What had to be said, where, and why.</summary>
    public required Notification Notification { get; init; }

    /// <summary>What became of it, in the outbox's word: <c>Sent</c>, <c>Pending</c>, <c>HandedOver</c>, ...</summary>
    public required string Became { get; init; }

    /// <summary>Whether its channel took it.</summary>
    public required bool IsSent { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was sent, refused or given up; null while it waits.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>What happened to it, a line each, the oldest first.</summary>
    public ImmutableArray<string> History { get; init; } = [];

    /// <summary>Whether it asked somebody to do something, and got there.</summary>
    public bool IsPage => IsSent && Notification.Kind == NotificationKind.Page;
}
