using AWS.Lambda.Powertools.Metrics;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Secrets;
using RoleFerry.Adapters.Telemetry;
using RoleFerry.Core.Authentication;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>
/// Lets in what shows the secret that SSM holds. What does not fit may be of a newer secret: SSM is asked once more,
/// at most twice a minute.
/// </summary>
internal sealed partial class RequestAuthenticator(
    SecretStore store,
    StrangerLimit limit,
    ClosedLines lines,
    FunctionMetrics metrics,
    ILogger<RequestAuthenticator> log
)
{
    /// <summary>Checks a request.</summary>
    /// <param name="vendor">Whose request it says it is.</param>
    /// <param name="request">The request.</param>
    /// <param name="which">The secret that counts.</param>
    /// <param name="check">What its signature says, given the secret.</param>
    /// <param name="cancellation">Ends the waiting for SSM.</param>
    /// <param name="unconfigured">The answer where there is no such secret; null: that is a fault of ours.</param>
    /// <returns>The answer that turns it away; null to let it in.</returns>
    public async Task<EndpointAnswer?> TurnAwayAsync(
        string vendor,
        EndpointRequest request,
        Func<ChannelSecrets, Secret?> which,
        Func<string, SignatureVerdict> check,
        CancellationToken cancellation,
        EndpointAnswer? unconfigured = null
    )
    {
        if (await store.GetAsync(cancellation) is not { } secrets)
            return Closed(vendor, "the secrets could not be fetched");
        var wait = WaitOf(vendor, request);
        if (which(secrets) is null && wait is null && await store.RefetchAsync(secrets, cancellation) is { } again)
            secrets = again;
        if (which(secrets) is not { } secret)
            return unconfigured ?? Closed(vendor, "no secret is configured");

        var verdict = check(secret.Reveal());
        // A right secret is let in whatever else came from there; the rest costs no more than this check.
        if (verdict != SignatureVerdict.Good && wait is { } tooMany)
            return TooMany(tooMany);
        if (
            verdict == SignatureVerdict.Forged
            && await store.RefetchAsync(secrets, cancellation) is { } renewed
            && which(renewed) is { } newer
            && newer != secret
        )
            verdict = check(newer.Reveal());
        if (verdict == SignatureVerdict.Good)
            return null;

        CountStranger(vendor, request, $"DeskRequests{verdict}");
        LogTurnedAway(vendor, verdict.ToString());
        return new EndpointAnswer(
            401,
            verdict switch
            {
                SignatureVerdict.Missing => "The request carries no signature and no token.\n",
                SignatureVerdict.Stale => "The request's timestamp is too far from now.\n",
                _ => "The signature does not match this request, or the token is wrong.\n",
            }
        );
    }

    /// <summary>
    /// Checks a request that has to carry our own signature. Without a secret there is no such endpoint.
    /// </summary>
    public Task<EndpointAnswer?> TurnUnsignedAwayAsync(
        string sender,
        EndpointRequest request,
        DateTimeOffset now,
        CancellationToken cancellation
    ) =>
        TurnAwayAsync(
            sender,
            request,
            secrets => secrets.Sources?.WebhookSigningSecret,
            secret =>
                WebhookSignature.Check(
                    secret,
                    request.Header(WebhookSignature.TimestampHeader),
                    request.Header(WebhookSignature.SignatureHeader),
                    request.Body.Span,
                    now
                ),
            cancellation,
            EndpointAnswer.Nothing
        );

    /// <summary>
    /// When a request that was let in by our own signature was signed. A copy says no other time than the original.
    /// </summary>
    public static DateTimeOffset SignedAt(EndpointRequest request) =>
        WebhookSignature.At(request.Header(WebhookSignature.TimestampHeader))!.Value;

    /// <summary>Checks a request that has to carry a token. Without a secret there is no such endpoint.</summary>
    public Task<EndpointAnswer?> TurnStrangersAwayAsync(
        string sender,
        EndpointRequest request,
        Func<SourceSecrets, Secret?> which,
        CancellationToken cancellation
    ) =>
        TurnAwayAsync(
            sender,
            request,
            secrets => secrets.Sources is { } sources ? which(sources) : null,
            token => BearerToken.Check(token, request.Header("Authorization")),
            cancellation,
            EndpointAnswer.Nothing
        );

    /// <summary>
    /// How long whoever sent this has to wait, after too many requests to this endpoint without a right secret; null
    /// where there were not.
    /// </summary>
    public TimeSpan? WaitOf(string endpoint, EndpointRequest request) => limit.WaitOf(endpoint, request);

    /// <summary>Counts a request that showed no right secret.</summary>
    public void CountStranger(string endpoint, EndpointRequest request, string metric)
    {
        limit.Count(endpoint, request);
        Count(metric);
    }

    /// <summary>The answer to one of too many.</summary>
    public EndpointAnswer TooMany(TimeSpan wait)
    {
        Count("DeskRequestsLimited");
        return EndpointAnswer.TooMany(wait);
    }

    /// <summary>Counts something of the desk.</summary>
    public void Count(string metric, int by = 1)
    {
        metrics.Add(metric, by, MetricUnit.Count);
    }

    private EndpointAnswer Closed(string vendor, string why)
    {
        Count("DeskClosed");
        if (lines.Take(vendor) is { } requests)
            LogClosed(vendor, why, requests);
        return EndpointAnswer.Unavailable;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request claiming to be from {Vendor} was refused: {Verdict}")]
    private partial void LogTurnedAway(string vendor, string verdict);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Requests of {Vendor} cannot be authenticated: {Why} ({Requests} since the last line)"
    )]
    private partial void LogClosed(string vendor, string why, int requests);
}
