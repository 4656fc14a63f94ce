using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Incidents.PostMortems;

/// <summary>Where a post-mortem is reminded of.</summary>
public static class ReminderChannel
{
    /// <summary>
    /// The first conversation among those that know of the incident, then among its fallback and the whole policy;
    /// where there is none, the first mailbox. Nobody's phone rings for it. Null where there is neither.
    /// </summary>
    public static string? Of(Incident incident, RoutingPolicy policy)
    {
        var known = incident
            .Channels.Concat(incident.Fallback)
            .Concat(policy.Channels.Keys)
            .Where(policy.Channels.ContainsKey)
            .Select(name => policy.Channels[name])
            .ToArray();
        return (
            known.FirstOrDefault(c => c.Kind.ReadIn == ReadingPlace.Conversation)
            ?? known.FirstOrDefault(c => c.Kind.ReadIn == ReadingPlace.Mailbox)
        )?.Name;
    }
}
