using RoleFerry.Adapters.Http;

namespace RoleFerry.Adapters.Channels.PagerDuty;

/// <summary>
/// What PagerDuty's answers mean: 202 is taken, 400 never will be, 429 and 5xx may be later.
/// https://developer.pagerduty.com/docs/events-api-v2/overview/#api-response-codes--retry-logic
/// </summary>
internal static class PagerDutyAnswers
{
    public static HttpVerdict Of(TransportAnswer answer) =>
        answer.Status switch
        {
            202 => HttpVerdict.Sent,
            400 when SpeaksOfTheKey(answer.Text) => HttpVerdict.SecretRefused,
            var status => HttpStatus.Of(status),
        };

    /// <summary>A bad key is a bad request: <c>"errors":["Length of 'routing_key' is incorrect …"]</c>.</summary>
    private static bool SpeaksOfTheKey(string text) =>
        text.Contains("routing_key", StringComparison.OrdinalIgnoreCase)
        || text.Contains("routing key", StringComparison.OrdinalIgnoreCase);
}
