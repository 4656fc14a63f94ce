using System.Collections.Immutable;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Similar;

namespace RoleFerry.Adapters.Suspects;

/// <summary>Finds what was like an incident before.</summary>
public sealed class PastIncidents(IncidentHistory history)
{
    /// <summary>Incidents that are compared, the newest: each is read by itself.</summary>
    private const int MostCompared = 300;

    /// <summary>The most similar of those that ended before it began, each with all that is kept of it.</summary>
    /// <exception cref="StoreUnavailableException">The table did not answer in time.</exception>
    public async Task<ImmutableArray<(SimilarIncident Similar, Incident Incident)>> LikeAsync(
        IncidentRecord record,
        Deadline deadline
    )
    {
        var before = record.Incident.OpenedAt;
        var list = await history.ListAsync(
            new IncidentFilter(before - Incident.KeptFor, before, Status: IncidentStatus.Resolved),
            deadline
        );
        Incident[] newest = [.. list.Where(i => i.Id != record.Incident.Id).Take(MostCompared)];
        var past = await history.FindAsync(newest, deadline);
        var similar = SimilarIncidents.Of(IncidentWords.Of(record), [.. past.Select(IncidentWords.Of)]);
        return [.. similar.Select(s => (s, past.First(p => p.Incident.Id == s.IncidentId).Incident))];
    }
}
