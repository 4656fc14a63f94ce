using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents;

/// <summary>Makes the messages of a decision.</summary>
internal static class NotificationPlan
{
    /// <summary>One message to each channel.</summary>
    /// <param name="incident">As it will be.</param>
    /// <param name="channels">By name.</param>
    /// <param name="kind">What the messages ask.</param>
    /// <param name="reason">Why.</param>
    /// <param name="fallback">
    /// Who is told instead of a channel that does not take a page; the incident's own where not given.
    /// </param>
    public static ImmutableArray<Notification> Of(
        Incident incident,
        IEnumerable<string> channels,
        NotificationKind kind,
        Reason reason,
        ImmutableArray<string>? fallback = null
    ) =>
        [
            .. channels
                .Distinct(StringComparer.Ordinal)
                .Select(channel => new Notification
                {
                    IncidentId = incident.Id,
                    Id = Notification.IdOf(incident.Version, channel),
                    Channel = channel,
                    Kind = kind,
                    Severity = incident.Severity,
                    Reason = reason,
                    Fallback = kind == NotificationKind.Page ? After(fallback ?? incident.Fallback, channel) : [],
                }),
        ];

    /// <summary>The fallback order from behind a channel on; the whole of it for a channel that is not in it.</summary>
    private static ImmutableArray<string> After(ImmutableArray<string> fallback, string channel) =>
        [.. fallback.Skip(fallback.IndexOf(channel) + 1).Where(name => name != channel)];
}
