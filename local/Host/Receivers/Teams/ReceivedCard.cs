using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.Teams;

/// <summary>A card that a workflow's webhook took.</summary>
/// <param name="Channel">The webhook's name.</param>
/// <param name="Card">The Adaptive Card.</param>
/// <param name="At">When it came.</param>
public sealed record ReceivedCard(string Channel, JsonObject Card, DateTimeOffset At);
