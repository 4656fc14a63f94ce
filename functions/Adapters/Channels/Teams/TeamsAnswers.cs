using RoleFerry.Adapters.Http;

namespace RoleFerry.Adapters.Channels.Teams;

/// <summary>
/// What a workflow's answers mean: 202 is taken, and 200 where somebody gave the workflow an answer of its own. Its
/// address holds its signature, so 401 and 403 speak of the secret; so does 404, for a workflow that was made anew
/// has a new address.
/// https://learn.microsoft.com/en-us/power-automate/guidance/coding-guidelines/asychronous-flow-pattern
/// </summary>
internal static class TeamsAnswers
{
    public static HttpVerdict Of(TransportAnswer answer) =>
        answer.Status switch
        {
            200 or 202 => HttpVerdict.Sent,
            404 or 410 => HttpVerdict.SecretRefused,
            var status => HttpStatus.Of(status),
        };
}
