namespace RoleFerry.Adapters.Http;

/// <summary>What HTTP's statuses mean where a vendor's own documentation does not say otherwise.</summary>
internal static class HttpStatus
{
    /// <summary>
    /// A status that we do not know is tried again: the outbox bounds attempts, so nothing is lost and the fallback is
    /// told in the end. A plain 2xx is not enough to call something sent.
    /// </summary>
    public static HttpVerdict Of(int status) =>
        status switch
        {
            401 or 403 => HttpVerdict.SecretRefused,
            408 or 425 or 429 => HttpVerdict.Retry,
            >= 400 and < 500 => HttpVerdict.Rejected,
            _ => HttpVerdict.Retry,
        };
}
