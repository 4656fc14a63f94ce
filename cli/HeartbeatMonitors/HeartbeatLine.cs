namespace RoleFerry.Cli.HeartbeatMonitors;

/// <summary>A heartbeat as it is listed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Every">From one ping to the next.</param>
/// <param name="Grace">How much later one may come.</param>
/// <param name="State">Whether its pings come.</param>
/// <param name="PingedAt">The last ping; null where there never was one.</param>
internal sealed record HeartbeatLine(
    string Name,
    TimeSpan Every,
    TimeSpan Grace,
    HeartbeatState State,
    DateTimeOffset? PingedAt
);
