using System.Text.Json.Nodes;
using RoleFerry.Local.Receivers.PagerDuty;

namespace RoleFerry.Local.Page;

/// <summary>An incident as PagerDuty shows it to whoever is on call.</summary>
internal static class PagerDutyView
{
    public static Html Incident(PagerDutyIncident incident, IEnumerable<PagerDutyEvent> events, DateTimeOffset now)
    {
        var payload = incident.Newest.Body["payload"] as JsonObject ?? [];
        return Html.Of(
            $"""
            <article class="pagerduty {incident.Status.ToString().ToLowerInvariant()}">
              <div class="who"><span class="state">{incident.Status.ToString()}</span><span
                class="sev-text">{incident.Severity}</span>{Parts.Time(incident.Newest.At, now)}</div>
              <h4>{incident.Summary}</h4>
              <dl>
                <dt>Key</dt><dd>{incident.DedupKey}</dd>
                <dt>Source</dt><dd>{incident.Source}</dd>
                {Optional("Component", payload["component"])}{Optional("Class", payload["class"])}
              </dl>
              {Details(incident, payload)}
              <div class="actions">{Deeds(incident)}{(incident.Newest.Body["links"] as JsonArray ?? []).Select(
                Link
            )}</div>
              <ol class="log">{events.Where(e => e.DedupKey == incident.DedupKey).Select(e =>
                Html.Of($"<li><b>{e.Action}</b> {Parts.Time(e.At, now)}</li>")
            )}</ol>
            </article>
            """
        );
    }

    /// <summary>What whoever is on call can press: it is done in PagerDuty, and its webhook sent to the desk.</summary>
    private static Html Deeds(PagerDutyIncident incident) =>
        Html.Join(
            (
                incident.Status switch
                {
                    PagerDutyStatus.Triggered => new[]
                    {
                        ("acknowledged", "Acknowledge"),
                        ("resolved", "Resolve"),
                        ("escalated", "Escalate"),
                    },
                    PagerDutyStatus.Acknowledged =>
                    [
                        ("unacknowledged", "Unacknowledge"),
                        ("resolved", "Resolve"),
                        ("escalated", "Escalate"),
                    ],
                    _ => [("reopened", "Reopen")],
                }
            ).Select(deed =>
                Html.Of(
                    $"""
                    <form method="post" action="/_local/pagerduty/act">
                      <input type="hidden" name="id" value="{incident.PagerDutyId}">
                      <input type="hidden" name="event" value="{deed.Item1}">
                      <button class="button">{deed.Item2}</button>
                    </form>
                    """
                )
            )
        );

    private static Html Details(PagerDutyIncident incident, JsonObject payload) =>
        payload["custom_details"] is JsonObject { Count: > 0 } details
            ? Html.Of(
                $"""<details class="more" data-key="pagerduty-{incident.PagerDutyId}"><summary>Details</summary>"""
                    + $"""<dl>{details.Select(d => Optional(d.Key, d.Value))}</dl></details>"""
            )
            : Html.None;

    private static Html Optional(string name, JsonNode? value) =>
        value switch
        {
            null => Html.None,
            JsonValue text => Html.Of($"<dt>{name}</dt><dd>{text.ToString()}</dd>"),
            _ => Html.Of($"<dt>{name}</dt><dd>{Parts.Json(value.ToJsonString())}</dd>"),
        };

    private static Html Link(JsonNode? link) =>
        Uri.TryCreate((string?)link?["href"], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? Html.Of(
                $"""<a class="button" href="{address.AbsoluteUri}" rel="noreferrer">"""
                    + $"""{(string?)link["text"] ?? address.AbsoluteUri}</a>"""
            )
            : Html.None;
}
