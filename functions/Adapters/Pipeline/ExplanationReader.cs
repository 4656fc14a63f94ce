using System.Collections.Immutable;
using System.Text;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.OnCall;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Policies;
using RoleFerry.Adapters.SuppressedAlarms;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents.Explanations;
using RoleFerry.Core.OnCall;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Adapters.Pipeline;

/// <summary>Reads what says why people were told of an incident, or were not.</summary>
public sealed class ExplanationReader(
    IncidentStore incidents,
    OutboxStore outbox,
    SuppressedAlarmStore holds,
    PolicyStore policies,
    OnCallStore onCall,
    EmbeddedPolicy embedded
)
{
    /// <summary>Over a table.</summary>
    public static ExplanationReader Of(TableCalls calls, EmbeddedPolicy embedded) =>
        new(
            new IncidentStore(calls),
            new OutboxStore(calls),
            new SuppressedAlarmStore(calls),
            new PolicyStore(calls, embedded),
            new OnCallStore(calls),
            embedded
        );

    /// <summary>Why; null where there is no such incident.</summary>
    public async Task<IncidentExplanation?> ReadAsync(string incidentId, Deadline deadline)
    {
        if (await incidents.FindAsync(incidentId, deadline) is not { } view)
            return null;
        var incident = view.Incident;
        var messages = await outbox.OfIncidentAsync(incidentId, deadline);
        var policy = await PolicyAsync(incident.PolicyVersion, deadline);
        return new IncidentExplanation
        {
            Incident = incident,
            Timeline = await incidents.TimelineAsync(incidentId, deadline),
            Messages = [.. messages.Select(Fate)],
            Held = [.. await holds.OfIncidentAsync(incidentId, deadline)],
            Routes = Router.Explain(policy, Triage.Of(incident.Signal, policy).Labels),
            WalkedVersion = policy.Version,
            OnCall = await OnCallAsync(incident.OpenedAt, deadline),
        };
    }

    /// <summary>The policy of a version, where it is kept; else the one in force.</summary>
    private async Task<RoutingPolicy> PolicyAsync(string version, Deadline deadline)
    {
        if (embedded.Value.Version == version)
            return embedded.Value;
        if (await policies.CurrentAsync(deadline) is not { } current)
            return embedded.Value;
        if (current.Policy.Version == version)
            return current.Policy;
        var kept = await policies.HistoryAsync(deadline);
        return (kept.FirstOrDefault(v => v.Policy.Version == version) ?? current).Policy;
    }

    private async Task<ImmutableArray<Duty>> OnCallAsync(DateTimeOffset at, Deadline deadline)
    {
        var (json, overrides) = await onCall.LoadAsync(deadline);
        var policy =
            json is not null && OnCallJson.Read(Encoding.UTF8.GetBytes(json)) is OnCallRead.Good good
                ? good.Policy
                : EmbeddedOnCall.Value;
        return new Schedule(policy, overrides).WhoIsOnCall(at);
    }

    private static MessageOutcome Fate(OutboxEntry entry) =>
        new(
            entry.Notification.Channel,
            entry.Notification.Kind,
            entry.State.ToString(),
            entry.Attempts,
            entry.CreatedAt,
            entry.DoneAt,
            entry.Notification.Reason,
            entry.History
        );
}
