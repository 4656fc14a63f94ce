using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>
/// Gives each request to the endpoint of its path. Everything that is wrong with a request is an answer; faults of our
/// own are 503, so that the sender tries again and never gives us up.
/// </summary>
public sealed partial class EndpointRouter
{
    /// <summary>
    /// Bytes of a body. Slack's largest are some ten thousand, PagerDuty's some hundred thousand, a storm's in
    /// Alertmanager some million.
    /// </summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly ImmutableArray<EndpointRoute> _routes;
    private readonly RequestAuthenticator _authenticator;
    private readonly IFaultReporter _faults;
    private readonly ILogger<EndpointRouter> _log;

    /// <exception cref="InvalidOperationException">Two endpoints want the same requests; the path is named.</exception>
    internal EndpointRouter(
        IEnumerable<IEndpoint> endpoints,
        RequestAuthenticator authenticator,
        IFaultReporter faults,
        ILogger<EndpointRouter> log
    )
    {
        // The longest path counts: one of its own before one that takes whatever follows.
        _routes = [.. endpoints.SelectMany(e => e.Routes).OrderByDescending(r => r.Path.Length)];
        (_authenticator, _faults, _log) = (authenticator, faults, log);
        if (_routes.CountBy(r => $"{r.Method} {r.Path}").FirstOrDefault(r => r.Value > 1).Key is { } twice)
            throw new InvalidOperationException($"Two endpoints take {twice}.");
    }

    /// <summary>Handles a request.</summary>
    public async Task<EndpointAnswer> HandleAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (request.Body.Length > MaxBytes)
        {
            _authenticator.Count("DeskRequestsTooLarge");
            return new EndpointAnswer(413, $"More than {MaxBytes} bytes.\n");
        }

        EndpointRoute[] here = [.. _routes.Where(r => r.Takes(request.Path))];
        if (here.Length == 0)
            return EndpointAnswer.Nothing;
        if (here.FirstOrDefault(r => r.Method == request.Method) is not { } route)
            return new EndpointAnswer(405, $"Only {string.Join(", ", here.Select(r => r.Method).Distinct())}.\n");
        try
        {
            return await route.HandleAsync(request, cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, the sender has to hear that it is our fault.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _authenticator.Count("DeskFaults");
            // Not the request's path: what follows may be a token.
            LogFault(route.Path, e is StoreUnavailableException ? "the table did not answer" : "an internal error", e);
            return EndpointAnswer.Unavailable;
        }
        finally
        {
            await _faults.ReportAsync(cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: {Why}")]
    private partial void LogFault(string path, string why, Exception exception);
}
