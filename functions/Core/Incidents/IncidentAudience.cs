using System.Collections.Immutable;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Suppression;

namespace RoleFerry.Core.Incidents;

/// <summary>Who may be notified of an incident.</summary>
public static class IncidentAudience
{
    /// <summary>
    /// Who may be told of an incident now, going by the alarm that opened it and by how bad it is by now.
    /// </summary>
    public static Audience Of(
        RoutingView view,
        Incident incident,
        ImmutableArray<FiringSource> sources,
        DateTimeOffset now
    )
    {
        var triaged = Triage.Of(incident.Signal, view.Policy);
        var asBad = triaged with
        {
            Classification = triaged.Classification with { Severity = incident.Severity },
            Routing = Triage.RoutingAs(triaged, incident.Severity, view.Policy),
        };
        return Suppressor.Of(view, asBad, incident.Id, sources, now, incident.WaitsFrom);
    }
}
