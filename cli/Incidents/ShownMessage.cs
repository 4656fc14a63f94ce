using System.Collections.Immutable;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Cli.Incidents;

/// <summary>A message about it, why it was sent, and what became of it.</summary>
internal sealed record ShownMessage(
    NotificationKind Kind,
    string Channel,
    bool Broadcast,
    string Became,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    string Why,
    ImmutableArray<string> History
);
