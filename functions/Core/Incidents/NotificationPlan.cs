using System.Collections.Immutable;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents;

/// <summary>Makes the messages of a decision.</summary>
internal static class NotificationPlan
{
    /// <summary>Behind the id of what ends earlier rings; no channel is named so.</summary>
    private const string Earlier = "#.earlier";

    /// <summary>
    /// A page to each channel. Where a channel that keeps state was told before, what rang there is ended too.
    /// </summary>
    /// <param name="incident">As it will be.</param>
    /// <param name="channels">By name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="policy">Says what the channels are.</param>
    /// <param name="told">Channels that were told of it before.</param>
    /// <param name="fallback">As of <see cref="Of"/>.</param>
    public static ImmutableArray<Notification> Pages(
        Incident incident,
        IEnumerable<string> channels,
        Reason reason,
        RoutingPolicy policy,
        IEnumerable<string> told,
        ImmutableArray<string>? fallback = null
    )
    {
        var pages = Of(incident, channels, NotificationKind.Page, reason, fallback);
        return
        [
            .. pages,
            .. pages
                .Where(page => policy.KeepsState(page.Channel) && told.Contains(page.Channel, StringComparer.Ordinal))
                .Select(page =>
                    page with
                    {
                        Id = page.Id + Earlier,
                        Kind = NotificationKind.Resolve,
                        Fallback = [],
                        EndsEarlier = true,
                    }
                ),
        ];
    }

    /// <summary>
    /// News to each channel that people read. What keeps state would ring for it, or has no use for it.
    /// </summary>
    public static ImmutableArray<Notification> News(
        Incident incident,
        IEnumerable<string> channels,
        Reason reason,
        RoutingPolicy policy
    ) => Of(incident, channels.Where(name => !policy.KeepsState(name)), NotificationKind.Update, reason);

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
