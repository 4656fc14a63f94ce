using System.Collections.Immutable;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Tests.Incidents;

/// <summary>Incidents as they are kept. Times are minutes after noon of 2026-11-23.</summary>
internal static class Past
{
    public static DateTimeOffset At(double minute) => Story.Noon.AddMinutes(minute);

    /// <summary>
    /// One that began at a minute, was opened half a minute later, and may have been taken and ended.
    /// </summary>
    public static IncidentRecord Incident(
        double began = 0,
        double? taken = null,
        double? ended = 20,
        Severity severity = Severity.P1,
        string title = "api-5xx",
        string service = "api",
        string who = "Maya Okafor",
        string id = "INC-7F3K9Q2M"
    )
    {
        var opened = At(began + 0.5);
        List<IncidentEvent> timeline =
        [
            Event(IncidentEventKind.Opened, opened, "cloudwatch", $"{title} fired: {severity}.", At(began)),
        ];
        if (taken is { } t)
            timeline.Add(Event(IncidentAction.Acknowledge.Kind, At(t), who, $"{who} took it.", null));
        if (ended is { } e)
            timeline.Add(Event(IncidentEventKind.Resolved, At(e), "cloudwatch", $"{title} is OK.", At(e)));
        return new IncidentRecord
        {
            Incident = new Incident
            {
                Id = id,
                Key = $"alarm={title}",
                Version = 2,
                Status = ended is null ? IncidentStatus.Open : IncidentStatus.Resolved,
                Severity = severity,
                Title = title,
                Summary = "Threshold crossed.",
                Service = service,
                Runbook = "",
                Signal = Story.Signal(SignalState.Alarm, began, title),
                BeganAt = At(began),
                OpenedAt = opened,
                LastToldAt = opened,
                ResolvedAt = ended is { } over ? At(over) : null,
                Channels = ["pagerduty", "incidents"],
                Fallback = ["pagerduty", "incidents", "mail"],
                PolicyVersion = "sha-0123456789ab",
            },
            Timeline = [.. timeline],
            Alarms = [new AlarmRecord(title, ended is null ? SignalState.Alarm : SignalState.Ok, At(ended ?? began))],
            Messages = [Message("pagerduty", began + 0.6), Message("incidents", began + 0.7)],
        };
    }

    public static IncidentEvent Event(
        IncidentEventKind kind,
        DateTimeOffset at,
        string who,
        string what,
        DateTimeOffset? signalAt
    ) =>
        new()
        {
            Kind = kind,
            At = at,
            Who = who,
            What = what,
            SignalAt = signalAt,
            Way = signalAt is null ? CommandWay.In(SlackKind.Value) : null,
        };

    public static MessageRecord Message(
        string channel,
        double minute,
        bool isSent = true,
        NotificationKind kind = NotificationKind.Page
    ) =>
        new()
        {
            Notification = new Notification
            {
                IncidentId = "INC-7F3K9Q2M",
                Id = Notification.IdOf(1, channel),
                Channel = channel,
                Kind = kind,
                Severity = Severity.P1,
                Reason = new Reason(ReasonCode.FirstNotification, "The first alarm of this incident."),
            },
            Became = isSent ? "Sent" : "Undeliverable",
            IsSent = isSent,
            Attempts = 1,
            CreatedAt = At(minute),
            DoneAt = At(minute),
        };

    public static ImmutableArray<T> With<T>(this ImmutableArray<T> all, params T[] more) => [.. all, .. more];
}
