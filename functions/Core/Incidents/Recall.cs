using System.Collections.Immutable;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Routing;

namespace RoleFerry.Core.Incidents;

/// <summary>Who is called when people are asked anew about an incident that they were told of.</summary>
internal static class Recall
{
    /// <summary>
    /// Of the channels that were told, those that the route of its severity calls and those that people read. A phone
    /// that only an escalation reached waits for its level.
    /// </summary>
    public static ImmutableArray<string> Of(IEnumerable<string> told, Incident incident, RoutingPolicy policy)
    {
        var phones = Phones(incident, policy);
        return [.. told.Where(name => !policy.KeepsState(name) || phones.Contains(name))];
    }

    /// <summary>The channels that keep state to which the route of its severity leads.</summary>
    public static ImmutableArray<string> Phones(Incident incident, RoutingPolicy policy) =>
        [
            .. Triage
                .RoutingAs(Triage.Of(incident.Signal, policy), incident.Severity, policy)
                .Channels.Where(policy.KeepsState),
        ];
}
