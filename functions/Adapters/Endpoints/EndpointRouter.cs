using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Channels.PagerDuty;
using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.HeartbeatMonitors;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Sources;

namespace RoleFerry.Adapters.Endpoints;

/// <summary>
/// Takes what people do in Slack and PagerDuty, alarms from elsewhere, changes and pings. Everything that is wrong
/// with a request is an answer; faults of our own are 503, so that the sender tries again and never gives us up.
/// </summary>
public sealed partial class EndpointRouter
{
    /// <summary>
    /// Bytes of a body. Slack's largest are some ten thousand, PagerDuty's some hundred thousand, a storm's in
    /// Alertmanager some million.
    /// </summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly SlackEndpoint _slack;
    private readonly PagerDutyEndpoint _pagerDuty;
    private readonly SignalEndpoint _signals;
    private readonly ChangeEndpoint _changes;
    private readonly PingEndpoint _pings;
    private readonly RequestAuthenticator _door;
    private readonly ILogger<EndpointRouter> _log;

    internal EndpointRouter(
        SlackEndpoint slack,
        PagerDutyEndpoint pagerDuty,
        SignalEndpoint signals,
        ChangeEndpoint changes,
        PingEndpoint pings,
        RequestAuthenticator door,
        ILogger<EndpointRouter> log
    ) =>
        (_slack, _pagerDuty, _signals, _changes, _pings, _door, _log) = (
            slack,
            pagerDuty,
            signals,
            changes,
            pings,
            door,
            log
        );

    /// <summary>Handles a request.</summary>
    public async Task<EndpointAnswer> HandleAsync(EndpointRequest request, CancellationToken cancellation)
    {
        if (request.Body.Length > MaxBytes)
        {
            _door.Count("DeskRequestsTooLarge");
            return new EndpointAnswer(413, $"More than {MaxBytes} bytes.\n");
        }

        if (DoorAt(request.Path) is not { } handle)
            return EndpointAnswer.Nothing;
        if (request.Method != "POST")
            return new EndpointAnswer(405, "Only POST.\n");
        try
        {
            return await handle(request, cancellation);
        }
#pragma warning disable CA1031 // Whatever it is, the sender has to hear that it is our fault.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _door.Count("DeskFaults");
            LogFault(
                request.Path,
                e is StoreUnavailableException ? "the table did not answer" : "a fault of our own",
                e
            );
            return EndpointAnswer.Unavailable;
        }
    }

    private Func<EndpointRequest, CancellationToken, Task<EndpointAnswer>>? DoorAt(string path) =>
        path switch
        {
            "/slack/actions" => _slack.ActAsync,
            "/slack/commands" => _slack.CommandAsync,
            "/pagerduty" => _pagerDuty.TakeAsync,
            "/changes" => _changes.TakeAsync,
            _ when WebhookSources.At(path) is { } source => (request, cancellation) =>
                _signals.TakeAsync(source, request, cancellation),
            _ when path.StartsWith(PingEndpoint.Prefix, StringComparison.Ordinal) => _pings.TakeAsync,
            _ => null,
        };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: {Why}")]
    private partial void LogFault(string path, string why, Exception exception);
}
