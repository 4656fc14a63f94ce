using RoleFerry.Core.Policies;

namespace RoleFerry.Core.Incidents;

/// <summary>
/// A kind of event: its stored name, which never changes, and what it changes of an incident. Those that alarms write
/// stand here, those of commands with their command.
/// </summary>
/// <param name="name">What is stored.</param>
/// <param name="change">The incident after the event; without what every change has in common.</param>
/// <param name="isLineOnly">Whether it only adds a line to the timeline: the incident keeps its version.</param>
public sealed class IncidentEventKind(
    string name,
    Func<Incident, IncidentEvent, Incident> change,
    bool isLineOnly = false
)
{
    /// <summary>An alarm opened it.</summary>
    public static readonly IncidentEventKind Opened = new("Opened", (_, e) =>
        throw new ArgumentOutOfRangeException(nameof(e), e.Kind, "An incident is opened once.")
    );

    /// <summary>An alarm reopened it soon after its end, or somebody did.</summary>
    public static readonly IncidentEventKind Reopened = new("Reopened", (incident, e) =>
        AskedAnew(incident, e) with
        {
            OpenedAt = e.At,
            LastToldAt = e.IsQuiet ? incident.LastToldAt : e.At,
            QuietSince = e.IsQuiet ? e.At : null,
            Returns = [.. incident.Returns.TakeLast(Flapping.MostTimes - 1), e.SignalAt ?? e.At],
            ResolvedAt = null,
            ResolvedBy = "",
            SaidOpenAt = e.SaidAt ?? incident.SaidOpenAt,
            OverdueAt = null,
            Reopened = incident.Reopened + 1,
        }
    );

    /// <summary>A further alarm joined it.</summary>
    public static readonly IncidentEventKind Joined = LineOnly("Joined");

    /// <summary>An alarm of it fired again while it was firing.</summary>
    public static readonly IncidentEventKind StillFiring = LineOnly("StillFiring");

    /// <summary>It was told again, or for the first time since an alarm that flaps opened it again.</summary>
    public static readonly IncidentEventKind Repeated = new("Repeated", (incident, e) =>
        incident.QuietSince is null ? ToldAgain(incident, e) : AskedAnew(incident, e) with { LastToldAt = e.At }
    );

    /// <summary>It became worse, or more people have to know.</summary>
    public static readonly IncidentEventKind Raised = new("Raised", (incident, e) =>
        e.Severity is null ? ToldAgain(incident, e) : AskedAnew(incident, e) with { LastToldAt = e.At }
    );

    /// <summary>One of its alarms recovered; others still fire.</summary>
    public static readonly IncidentEventKind Recovered = LineOnly("Recovered");

    /// <summary>All its alarms recovered, or somebody said that it is over.</summary>
    public static readonly IncidentEventKind Resolved = new("Resolved", (incident, e) =>
        incident with
        {
            Status = IncidentStatus.Resolved,
            ResolvedAt = e.SaidAt ?? e.SignalAt ?? e.At,
            ResolvedBy = e.SaidAt is null ? "" : e.Who,
            MutedUntil = null,
            Generation = incident.Generation + 1,
        }
    );

    /// <summary>Something to know that changes nothing.</summary>
    public static readonly IncidentEventKind Noted = LineOnly("Noted");

    /// <summary>What had been held back was told.</summary>
    public static readonly IncidentEventKind Released = new("Released", (incident, e) =>
        e.Severity is null && !incident.Channels.IsEmpty
            ? ToldAgain(incident, e)
            : AskedAnew(incident, e) with
            {
                LastToldAt = e.At,
            }
    );

    /// <summary>What is stored.</summary>
    public string Name => name;

    /// <summary>Whether it only adds a line to the timeline: the incident keeps its version.</summary>
    public bool IsLineOnly => isLineOnly;

    /// <summary>The incident after the event; without what every change has in common.</summary>
    internal Incident Change(Incident incident, IncidentEvent e) => change(incident, e);

    /// <inheritdoc/>
    public override string ToString() => name;

    internal static IncidentEventKind LineOnly(string name) => new(name, (incident, _) => incident, isLineOnly: true);

    private static Incident ToldAgain(Incident incident, IncidentEvent e) =>
        Led(incident, e) with
        {
            LastToldAt = e.At,
        };

    private static Incident Led(Incident incident, IncidentEvent e) =>
        e.Leads is not { } alarm
            ? incident
            : incident with
            {
                Title = alarm.Signal.Name,
                Summary = alarm.Signal.Reason,
                Service = alarm.Service,
                Runbook = alarm.Runbook,
                Signal = alarm.Signal,
            };

    /// <summary>
    /// Open, and what people had said of it is void: they said it of something less bad, or that was over.
    /// </summary>
    private static Incident AskedAnew(Incident incident, IncidentEvent e) =>
        Led(incident, e) with
        {
            Status = IncidentStatus.Open,
            Severity = e.Severity ?? incident.Severity,
            SeverityOfAlarms = e.Severity is null ? incident.SeverityOfAlarms : null,
            SeverityAt = e.Severity is null ? incident.SeverityAt : e.At,
            AskedAt = e.At,
            QuietSince = null,
            AcknowledgedBy = "",
            AcknowledgedAt = null,
            MutedUntil = null,
            Level = 0,
            EscalatedAt = null,
            HeldUntil = null,
            QuestionedAt = null,
            Generation = incident.Generation + 1,
        };
}
