using Microsoft.Extensions.Logging;
using RoleFerry.Adapters.DynamoDb;

namespace RoleFerry.Adapters.Desk;

/// <summary>
/// Takes what people do in Slack and PagerDuty. Everything that is wrong with a request is an answer; faults of our own are
/// 503, so that the vendor tries again and never gives us up.
/// </summary>
public sealed partial class FrontDesk
{
    /// <summary>Bytes of a body. Slack's largest are some ten thousand, PagerDuty's some hundred thousand.</summary>
    public const int MaxBytes = 512 * 1024;

    private readonly SlackDoor _slack;
    private readonly PagerDutyDoor _pagerDuty;
    private readonly Doorkeeper _door;
    private readonly ILogger<FrontDesk> _log;

    internal FrontDesk(SlackDoor slack, PagerDutyDoor pagerDuty, Doorkeeper door, ILogger<FrontDesk> log) =>
        (_slack, _pagerDuty, _door, _log) = (slack, pagerDuty, door, log);

    /// <summary>Handles a request.</summary>
    public async Task<DeskAnswer> HandleAsync(DeskRequest request, CancellationToken cancellation)
    {
        if (request.Body.Length > MaxBytes)
        {
            _door.Count("DeskRequestsTooLarge");
            return new DeskAnswer(413, $"More than {MaxBytes} bytes.\n");
        }

        try
        {
            return request switch
            {
                { Path: "/slack/actions", Method: "POST" } => await _slack.ActAsync(request, cancellation).ConfigureAwait(false),
                { Path: "/slack/commands", Method: "POST" } => await _slack.CommandAsync(request, cancellation).ConfigureAwait(false),
                { Path: "/pagerduty", Method: "POST" } => await _pagerDuty.TakeAsync(request, cancellation).ConfigureAwait(false),
                { Path: "/slack/actions" or "/slack/commands" or "/pagerduty" } => new DeskAnswer(405, "Only POST.\n"),
                _ => new DeskAnswer(404, "Nothing here.\n"),
            };
        }
#pragma warning disable CA1031 // Whatever it is, the vendor has to hear that it is our fault.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _door.Count("DeskFaults");
            LogFault(request.Path, e is StoreUnavailableException ? "the table did not answer" : "a fault of our own", e);
            return DeskAnswer.Unavailable;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: {Why}")]
    private partial void LogFault(string path, string why, Exception exception);
}
