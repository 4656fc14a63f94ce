using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Explanations;

/// <summary>What became of a message.</summary>
/// <param name="Channel">To which channel.</param>
/// <param name="Kind">What it asks.</param>
/// <param name="State">Where it stands, in a word: <c>Sent</c>, <c>Pending</c>, <c>HandedOver</c>.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="CreatedAt">When it was decided.</param>
/// <param name="DoneAt">When it was sent or given up; null while it waits.</param>
/// <param name="Why">Why the channel is told.</param>
/// <param name="History">What happened to it, the oldest first.</param>
public sealed record MessageOutcome(
    string Channel,
    NotificationKind Kind,
    string State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DoneAt,
    Reason Why,
    ImmutableArray<string> History
);
