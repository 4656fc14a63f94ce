namespace RoleFerry.Adapters.Endpoints;

/// <summary>What the desk answers.</summary>
/// <param name="Status">HTTP's status.</param>
/// <param name="Text">The body; empty where there is none.</param>
/// <param name="IsJson">Whether the body is JSON, else plain text.</param>
/// <param name="IsPage">Whether the body is an HTML page for a person, without script.</param>
/// <param name="RetryAfter">When to ask again; null where nothing is said.</param>
public sealed record EndpointAnswer(
    int Status,
    string Text = "",
    bool IsJson = false,
    bool IsPage = false,
    TimeSpan? RetryAfter = null
)
{
    /// <summary>Done, and nothing to say.</summary>
    public static EndpointAnswer Done { get; } = new(200);

    /// <summary>No such path, or an endpoint that is closed.</summary>
    public static EndpointAnswer Nothing { get; } = new(404, "Nothing here.\n");

    /// <summary>Too many requests without a right secret came from there.</summary>
    public static EndpointAnswer TooMany(TimeSpan wait) =>
        new(429, "Too many requests without a valid signature or token.\n", RetryAfter: wait);

    /// <summary>A fault of ours: to be asked again.</summary>
    public static EndpointAnswer Unavailable { get; } = new(503, "This cannot be done right now. Try again.\n");
}
