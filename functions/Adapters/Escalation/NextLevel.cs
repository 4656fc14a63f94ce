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
    public async Task<IncidentAction> OfAsync(string incidentId, string who, Deadline deadline)
    {
        var now = time.GetUtcNow();
        return await store.FindAsync(incidentId, deadline) is { } view
            ? EscalationPlan.Asked(view.Incident, await people.ScheduleAsync(deadline.Cancellation), now, who)
            : IncidentAction.Escalate.Next;
    }
}
