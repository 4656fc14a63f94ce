using System.Text.Json;
using System.Text.Json.Nodes;

namespace RoleFerry.Local.Receivers.PagerDuty;

/// <summary>
/// What PagerDuty asks of an event
/// (<see href="https://developer.pagerduty.com/docs/events-api-v2-overview">Events API v2</see>,
/// <see href="https://developer.pagerduty.com/docs/send-alert-event">fields</see>).
/// </summary>
internal static class PagerDutyRules
{
    /// <summary><see href="https://developer.pagerduty.com/docs/events-api-v2-overview">512 KB.</see></summary>
    public const int LargestEvent = 512_000;

    private const int RoutingKeyLength = 32;
    private const int DedupKeyLimit = 255;
    private const int SummaryLimit = 1024;

    private static readonly string[] Actions = ["trigger", "acknowledge", "resolve"];
    private static readonly string[] Severities = ["critical", "error", "warning", "info"];

    /// <summary>Everything that is wrong with an event.</summary>
    public static IReadOnlyList<string> Check(JsonObject? body)
    {
        if (body is null)
            return ["JSON body could not be parsed"];
        var errors = new List<string>();
        var action = Text(body["event_action"]);
        if (Text(body["routing_key"])?.Length != RoutingKeyLength)
            errors.Add($"Length of 'routing_key' is incorrect (should be {RoutingKeyLength} characters)");
        if (!Actions.Contains(action))
            errors.Add($"'event_action' is missing or invalid (must be one of {string.Join(", ", Actions)})");
        if (body["dedup_key"] is { } key && Text(key) is not { Length: >= 1 and <= DedupKeyLimit })
            errors.Add($"'dedup_key' is not a string of 1 to {DedupKeyLimit} characters");
        if (action is "acknowledge" or "resolve" && body["dedup_key"] is null)
            errors.Add("'dedup_key' is missing or blank");
        if (action == "trigger")
            errors.AddRange(CheckPayload(body["payload"] as JsonObject));
        errors.AddRange(CheckList(body["links"], "links", "href"));
        errors.AddRange(CheckList(body["images"], "images", "src"));
        if (Text(body["client_url"]) is { } url && !IsLink(url))
            errors.Add("'client_url' is not a valid URL");
        return errors;
    }

    private static IEnumerable<string> CheckPayload(JsonObject? payload)
    {
        if (payload is null)
        {
            yield return "'payload' is missing or blank";
            yield break;
        }
        if (Text(payload["summary"]) is not { Length: > 0 } summary)
            yield return "'payload.summary' is missing or blank";
        else if (summary.Length > SummaryLimit)
            yield return $"'payload.summary' is too long (maximum is {SummaryLimit} characters)";
        if (Text(payload["source"]) is not { Length: > 0 })
            yield return "'payload.source' is missing or blank";
        if (!Severities.Contains(Text(payload["severity"])))
            yield return $"'payload.severity' is invalid (must be one of the following: "
                + $"{string.Join(", ", Severities.Select(s => $"'{s}'"))})";
        if (
            payload["timestamp"] is { } time
            && !(
                Text(time) is { } text
                && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)
            )
        )
            yield return "'payload.timestamp' is not a valid timestamp";
        if (payload["custom_details"] is { } details and not JsonObject)
            yield return $"'payload.custom_details' is a {details.GetValueKind()}, not an object";
    }

    private static IEnumerable<string> CheckList(JsonNode? list, string name, string address) =>
        list switch
        {
            null => [],
            JsonArray items
                when items.All(i => i is JsonObject item && Text(item[address]) is { } link && IsLink(link)) => [],
            _ => [$"'{name}' must be a list of objects with '{address}', a valid URL"],
        };

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? (string?)node : null;

    private static bool IsLink(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
