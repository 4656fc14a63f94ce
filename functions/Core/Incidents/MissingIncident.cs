using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// Stands in for an incident that was deleted or cannot be read, so that its pages and its end are told.
/// </summary>
public static class MissingIncident
{
    /// <summary>What a message alone says of its incident.</summary>
    /// <param name="message">The message.</param>
    /// <param name="writtenAt">When it was written.</param>
    public static Incident Of(Notification message, DateTimeOffset writtenAt) =>
        new()
        {
            Id = message.IncidentId,
            Key = message.IncidentId,
            Version = 1,
            Status = message.Kind == NotificationKind.Resolve ? IncidentStatus.Resolved : IncidentStatus.Open,
            ResolvedAt = message.Kind == NotificationKind.Resolve ? writtenAt : null,
            Severity = message.Severity,
            Title = $"{message.IncidentId}: what it is about cannot be read",
            Summary = $"This is sent from what is left of it. {message.Reason.Text}",
            Service = "",
            Runbook = "",
            Signal = new Signal
            {
                Key = new SignalKey("missing", message.IncidentId),
                State = SignalState.Alarm,
                At = writtenAt,
                Name = message.IncidentId,
            },
            BeganAt = writtenAt,
            OpenedAt = writtenAt,
            LastToldAt = writtenAt,
            Channels = [message.Channel],
            Fallback = message.Fallback,
            PolicyVersion = "",
        };
}
