using System.Collections.Immutable;
using RoleFerry.Adapters.Changes;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Logs;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Services;
using RoleFerry.Core.Suspects;

namespace RoleFerry.Adapters.Suspects;

/// <summary>Gathers what moved around the beginning of an incident, and ranks it.</summary>
public sealed class SuspectFinder(
    ServiceMetrics metrics,
    ChangeStore changes,
    ErrorGroupStore errors,
    IncidentHistory incidents
)
{
    /// <summary>An alarm fires once something has been bad for a while: so long, where it does not say.</summary>
    private static readonly TimeSpan Detection = TimeSpan.FromMinutes(5);

    /// <summary>Error groups that are looked at, those seen last.</summary>
    private const int MostGroups = 200;

    /// <summary>Looks for what caused an incident.</summary>
    /// <param name="incident">The incident, open or over.</param>
    /// <param name="map">What the product is made of.</param>
    /// <param name="values">What the stack was deployed with.</param>
    /// <param name="now">Nothing later is looked at.</param>
    /// <param name="deadline">When to stop.</param>
    /// <exception cref="StoreUnavailableException">The table did not answer in time.</exception>
    public async Task<FoundSuspects> FindAsync(
        Incident incident,
        ServiceMap map,
        StackValues values,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var symptom = SymptomOf(incident, map);
        var looking = metrics.ReadAsync(map, values, symptom.Onset, now, deadline.Cancellation);
        var events = await EventsAsync(incident, symptom, now, deadline);
        var (series, unseen) = await looking;
        var suspects = SuspectRanking.Of(symptom, map.Graph, series, events);
        var quiet = series
            .GroupBy(s => s.Node, StringComparer.Ordinal)
            .Where(node => !suspects.Any(s => s.Node == node.Key))
            .Select(node => (node.Key, node.Count()));
        return new FoundSuspects(symptom, suspects, [.. quiet], unseen);
    }

    /// <summary>What people were told of: where, what, and when it had begun.</summary>
    private static Symptom SymptomOf(Incident incident, ServiceMap map)
    {
        var measured = incident.Signal.Measurement;
        var role = map.Find(incident.Service)
            ?.Metrics.FirstOrDefault(m => m.Namespace == measured?.Namespace && m.Metric == measured.Metric)
            ?.Role;
        var period = TimeSpan.FromSeconds(measured?.PeriodSeconds ?? 0);
        var began = NearbyChange.BeginningOf(incident);
        var onset = began - (period > Detection ? period : Detection);
        return new Symptom(
            incident.Service,
            role,
            new DateTimeOffset(onset.UtcTicks - (onset.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero),
            ServiceSeries.Lead
        )
        {
            SeenAt = began,
        };
    }

    private async Task<ImmutableArray<Evidence>> EventsAsync(
        Incident incident,
        Symptom symptom,
        DateTimeOffset now,
        Deadline deadline
    )
    {
        var (from, to) = (symptom.SeenAt - EventEvidence.LongestChange, End(symptom, now));
        var changed = changes.BetweenAsync(from, to, deadline);
        var seen = errors.ListAsync(MostGroups, deadline);
        var open = await incidents.OpenAsync(deadline);
        return
        [
            .. (await changed).Select(c => EventEvidence.Of(c, symptom)).OfType<Evidence>(),
            .. ErrorsOf(await seen, symptom, to),
            .. open.Where(i =>
                    i.Id != incident.Id
                    && i.Service.Length > 0
                    && i.Service != incident.Service
                    && i.BeganAt >= symptom.Onset - EventEvidence.LongestAlarm
                    && i.BeganAt <= to
                )
                .Select(i => EventEvidence.OfAlarm(i.Service, i.Title, i.Id, i.BeganAt, symptom)),
        ];
    }

    private static IEnumerable<Evidence> ErrorsOf(
        IEnumerable<StoredGroup> groups,
        Symptom symptom,
        DateTimeOffset to
    ) =>
        groups
            .Where(g =>
                g.Service.Length > 0
                && g.Group.FirstSeen >= symptom.Onset - ServiceSeries.Period
                && g.Group.FirstSeen <= to
            )
            .GroupBy(g => g.Service, StringComparer.Ordinal)
            .Select(service =>
                EventEvidence.OfErrors(
                    service.Key,
                    [.. service.OrderByDescending(g => g.Total).Select(g => g.Template)],
                    service.Min(g => g.Group.FirstSeen),
                    symptom
                )
            );

    private static DateTimeOffset End(Symptom symptom, DateTimeOffset now)
    {
        var last = symptom.Onset + (ServiceSeries.After * ServiceSeries.Period);
        return now < last ? now : last;
    }
}
