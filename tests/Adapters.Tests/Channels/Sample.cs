using RoleFerry.Core.Channels;
using RoleFerry.Core.Channels.Slack;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Tests.Channels;

/// <summary>An incident, told to one channel.</summary>
internal static class Sample
{
    public static OutgoingMessage Message(PostedMessage? posted = null, ChannelKind? kind = null)
    {
        kind ??= SlackKind.Value;
        var began = new DateTimeOffset(2026, 3, 1, 3, 12, 7, TimeSpan.Zero);
        var incident = new Incident
        {
            Id = "INC-7F3K9Q2M",
            Key = "alarm=orders",
            Version = 1,
            Status = IncidentStatus.Open,
            Severity = Severity.P1,
            Title = "orders",
            Summary = "Threshold Crossed",
            Service = "orders",
            Runbook = "",
            BeganAt = began,
            OpenedAt = began,
            LastToldAt = began,
            Channels = ["incidents"],
            Fallback = [],
            PolicyVersion = "sha-0123456789ab",
            Signal = new Signal
            {
                Key = new SignalKey("cloudwatch", "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:orders"),
                State = SignalState.Alarm,
                At = began,
                Name = "orders",
            },
        };
        var notification = new Notification
        {
            IncidentId = incident.Id,
            Id = "000001#incidents",
            Channel = "incidents",
            Kind = NotificationKind.Page,
            Severity = incident.Severity,
            Reason = new Reason(ReasonCode.FirstNotification, "orders is the first alarm of this incident."),
        };
        return new OutgoingMessage(
            notification,
            incident,
            new Channel(
                "incidents",
                kind,
                kind == SlackKind.Value ? "#incidents"
                    : kind.Target.IsRequired ? "incidents"
                    : ""
            ),
            posted
        );
    }
}
