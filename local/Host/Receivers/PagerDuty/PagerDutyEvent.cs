using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>An event that was accepted.</summary>
/// <param name="At">When it arrived.</param>
/// <param name="Action"><c>trigger</c>, <c>acknowledge</c> or <c>resolve</c>.</param>
/// <param name="DedupKey">The incident's key, ours or one made up for an event without.</param>
/// <param name="Body">All of it, without the routing key.</param>
public sealed record PagerDutyEvent(DateTimeOffset At, string Action, string DedupKey, JsonObject Body);
