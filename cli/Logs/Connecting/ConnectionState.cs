namespace RoleFerry.Cli.Logs.Connecting;

/// <summary>How a log group stands to LogErrors.</summary>
internal enum ConnectionState
{
    /// <summary>LogErrors gets its lines.</summary>
    Connected,

    /// <summary>LogErrors does not get them yet, and can.</summary>
    ToConnect,

    /// <summary>LogErrors gets them from now on.</summary>
    ConnectedNow,

    /// <summary>There is no such group yet.</summary>
    Missing,

    /// <summary>Others have both its subscriptions.</summary>
    Full,

    /// <summary>It is this system's own.</summary>
    Refused,

    /// <summary>Its log class takes no subscriptions.</summary>
    Unsupported,

    /// <summary>It is not to be read, and is.</summary>
    ToDisconnect,

    /// <summary>LogErrors no longer gets its lines.</summary>
    Disconnected,

    /// <summary>What was to be done with it went wrong.</summary>
    Failed,
}
