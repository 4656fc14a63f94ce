namespace RoleFerry.Adapters.Http;

/// <summary>What an answer means for the message.</summary>
internal enum HttpVerdict
{
    /// <summary>Taken.</summary>
    Sent,

    /// <summary>Not now, maybe later.</summary>
    Retry,

    /// <summary>Never.</summary>
    Rejected,

    /// <summary>The key, token or URL is not, or no longer, good.</summary>
    SecretRefused,
}
