using RoleFerry.Adapters.Channels.Slack;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;

namespace RoleFerry.Adapters.Escalation;

/// <summary>Whom somebody's "escalate" reaches: the level that the clock would tell next.</summary>
internal sealed class NextLevel(IncidentStore store, People people, TimeProvider time)
{
    /// <summary>What to do about an incident; where there is none, the command says so.</summary>
    /// <exception cref="StoreUnavailableException">The table did not answer in time.</exception>
    public async Task<IncidentAction> OfAsync(string incidentId, string who, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await store.FindAsync(incidentId, new Deadline(now + SlackEndpoint.Patience, cancellation)) is { } view
            ? EscalationPlan.Asked(view.Incident, await people.ScheduleAsync(cancellation), now, who)
            : IncidentAction.Escalate.Next;
    }
}
