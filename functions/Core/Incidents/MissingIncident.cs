using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents;

/// <summary>Stands in for an incident that was deleted or cannot be read, so that its pages are sent all the same.</summary>
public static class MissingIncident
{
    /// <summary>What a message alone says of its incident.</summary>
    /// <param name="page">The message.</param>
    /// <param name="writtenAt">When it was written.</param>
    public static Incident Of(Notification page, DateTimeOffset writtenAt) =>
        new()
        {
            Id = page.IncidentId,
            Key = page.IncidentId,
            Version = 1,
            Status = IncidentStatus.Open,
            Severity = page.Severity,
            Title = $"{page.IncidentId}: what it is about cannot be read",
            Summary = $"The page is sent from what is left of it. {page.Reason.Text}",
            Service = "",
            Runbook = "",
            Signal = new Signal
            {
                Key = new SignalKey("missing", page.IncidentId),
                State = SignalState.Alarm,
                At = writtenAt,
                Name = page.IncidentId,
            },
            BeganAt = writtenAt,
            OpenedAt = writtenAt,
            LastToldAt = writtenAt,
            Channels = [page.Channel],
            Fallback = page.Fallback,
            PolicyVersion = "",
        };
}
