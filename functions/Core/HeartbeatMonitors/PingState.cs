namespace RoleFerry.Core.HeartbeatMonitors;

/// <summary>What is known of a job that pings.</summary>
/// <param name="Name">Its monitor's name.</param>
/// <param name="PingedAt">When it last did, UTC, to the millisecond.</param>
/// <param name="IsMissing">Whether the next ping is missing, and an alarm says so.</param>
public sealed record PingState(string Name, DateTimeOffset PingedAt, bool IsMissing);
