using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>Where a post-mortem is reminded of.</summary>
public static class ReminderChannel
{
    /// <summary>
    /// The quiet channel of those that know of the incident, then of its fallback. Null where there is none.
    /// </summary>
    public static string? Of(Incident incident, RoutingPolicy policy) =>
        QuietChannel.Of(incident.Channels.Concat(incident.Fallback), policy);
}
