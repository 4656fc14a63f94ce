namespace RoleFerry.Local.Page.Incidents;

/// <summary>The list of incidents.</summary>
internal static class IncidentsView
{
    public static Html List(IReadOnlyList<IncidentSummary> incidents, DateTimeOffset now) =>
        incidents.Count == 0
            ? Parts.Empty("No incidents. All is quiet.")
            : Html.Of($"""<div class="incidents">{incidents.Select(i => Card(i, now))}</div>""");

    private static Html Card(IncidentSummary incident, DateTimeOffset now) =>
        Html.Of(
            $"""
            <a class="incident {incident.Severity.ToLowerInvariant()} {incident.Status.ToLowerInvariant()}"
              href="/incidents/{incident.Id}">
              <div class="who">{Parts.Severity(incident.Severity)}{Parts.Status(
                incident.Status
            )}<span class="id">{incident.Id}</span>{Parts.Time(incident.OpenedAt, now)}</div>
              <h3>{incident.Title}</h3>
              <p>{incident.Summary}</p>
              <div class="chips">{(
                incident.Service.Length > 0 ? Html.Of($"""<span class="chip">{incident.Service}</span>""") : Html.None
            )}{incident.Channels.Select(c => Html.Of($"""<span class="chip channel">{c}</span>"""))}</div>
            </a>
            """
        );
}
