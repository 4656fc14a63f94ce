namespace RoleFerry.Cli.HeartbeatMonitors;

/// <summary>Whether a job's pings come.</summary>
internal enum HeartbeatState
{
    /// <summary>It never pinged, and so is not waited for.</summary>
    Never,

    /// <summary>They come.</summary>
    Alive,

    /// <summary>The next one is missing.</summary>
    Missing,
}
