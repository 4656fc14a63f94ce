using System.Collections.Immutable;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Incidents.PostMortems;
using RoleFerry.Core.Signals;

namespace RoleFerry.Cli.Incidents;

/// <summary>All that is kept of one incident, for people and programs.</summary>
internal sealed record ShownIncident(
    string Id,
    Severity Severity,
    IncidentStatus Status,
    string Title,
    string Summary,
    string Service,
    string Runbook,
    string Key,
    int Version,
    string PolicyVersion,
    DateTimeOffset BeganAt,
    DateTimeOffset OpenedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? ResolvedAt,
    TimeSpan ToDetect,
    TimeSpan? ToAcknowledge,
    TimeSpan? ToResolve,
    int Reopened,
    ImmutableArray<string> Channels,
    ImmutableArray<ShownEvent> Timeline,
    ImmutableArray<AlarmRecord> Alarms,
    ImmutableArray<ShownMessage> Messages,
    PostMortemState? PostMortem,
    DateTimeOffset? PostMortemDueBy
)
{
    public static ShownIncident Of(IncidentRecord record, PostMortem? postMortem, DateTimeOffset now)
    {
        var (i, times) = (record.Incident, record.Times);
        return new ShownIncident(
            i.Id,
            i.Severity,
            i.Status,
            i.Title,
            i.Summary,
            i.Service,
            i.Runbook,
            i.Key,
            i.Version,
            i.PolicyVersion,
            times.Began,
            times.Opened,
            times.Acknowledged,
            times.Resolved,
            times.ToDetect,
            times.ToAcknowledge,
            times.ToResolve,
            i.Reopened,
            i.Channels,
            [.. record.Timeline.Select(e => new ShownEvent(e.At, e.Kind.Name, e.Who, e.What, Reasons(e)))],
            record.Alarms,
            [.. record.Messages.OrderBy(m => m.CreatedAt).Select(Message)],
            postMortem?.StateAt(now),
            postMortem?.DueBy
        );
    }

    private static ImmutableArray<string> Reasons(IncidentEvent e) => [.. e.Reasons.Select(r => $"{r.Code}: {r.Text}")];

    private static ShownMessage Message(MessageRecord m) =>
        new(
            m.Notification.Kind,
            m.Notification.Channel,
            m.Notification.Broadcast,
            m.Became,
            m.Attempts,
            m.CreatedAt,
            m.DoneAt,
            $"{m.Notification.Reason.Code}: {m.Notification.Reason.Text}",
            m.History
        );
}
