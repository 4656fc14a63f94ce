using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Core.Incidents.History;

/// <summary>The moments of an incident that measures are made of. UTC.</summary>
/// <param name="Began">When the first alarm's state changed, by its own time.</param>
/// <param name="Opened">When we first opened it.</param>
/// <param name="Acknowledged">When somebody first took it; null where nobody did.</param>
/// <param name="Resolved">
/// When it was over; null while it is open. An incident that came back counts to its last end.
/// </param>
public readonly record struct IncidentTimes(
    DateTimeOffset Began,
    DateTimeOffset Opened,
    DateTimeOffset? Acknowledged,
    DateTimeOffset? Resolved
)
{
    /// <summary>From when it began until we knew.</summary>
    public TimeSpan ToDetect => NotNegative(Opened - Began);

    /// <summary>From when we knew until somebody took it; null where nobody did.</summary>
    public TimeSpan? ToAcknowledge => Acknowledged is { } at ? NotNegative(at - Opened) : null;

    /// <summary>From when it began until it was over; null while it is open.</summary>
    public TimeSpan? ToResolve => Resolved is { } at ? NotNegative(at - Began) : null;

    internal static IncidentTimes Of(IncidentRecord record) =>
        new(
            record.Incident.BeganAt,
            First(record, IncidentEventKind.Opened) ?? record.Incident.OpenedAt,
            First(record, IncidentAction.Acknowledge.Kind),
            record.Incident.ResolvedAt
        );

    private static DateTimeOffset? First(IncidentRecord record, IncidentEventKind kind) =>
        record.Timeline.FirstOrDefault(e => e.Kind == kind)?.At;

    /// <summary>
    /// Two clocks are behind an incident: CloudWatch's and ours. Where they disagree, nothing took less than no time.
    /// </summary>
    private static TimeSpan NotNegative(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
