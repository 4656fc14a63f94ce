using System.Globalization;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Channels;

/// <summary>
/// Words that messages share, for somebody who has just been woken. Plain text, not escaped and not cut: each channel
/// does that its own way.
/// </summary>
internal static class IncidentText
{
    /// <summary>
    /// <c>P1: checkout is slow</c>, <c>P1 acknowledged by Maya: …</c> or <c>Resolved after 14 min: …</c>, on one line.
    /// </summary>
    /// <param name="incident">The incident.</param>
    /// <param name="prefix">What the names of the deployment's alarms begin with; empty where with nothing.</param>
    public static string Headline(Incident incident, string prefix = "") =>
        $"{Standing(incident)}: {AlarmTitle.Of(incident, prefix)}";

    /// <summary><c>P1, high</c></summary>
    public static string Severity(Severity severity) =>
        severity switch
        {
            Signals.Severity.P0 => "P0, critical",
            Signals.Severity.P1 => "P1, high",
            Signals.Severity.P2 => "P2, medium",
            _ => "P3, low",
        };

    /// <summary>
    /// A mark that is seen from afar: how bad it is, or that somebody looks at it, or that it is over.
    /// </summary>
    public static string Lamp(Incident incident) =>
        incident switch
        {
            { Status: IncidentStatus.Resolved } => "✅",
            { Status: IncidentStatus.Acknowledged } => "👀",
            { Severity: Signals.Severity.P0 } => "🔴",
            { Severity: Signals.Severity.P1 } => "🟠",
            { Severity: Signals.Severity.P2 } => "🟡",
            _ => "🔵",
        };

    /// <summary>Its moment, and how long it took where it is over; how often it came back.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="sentAt">
    /// When the message leaves the house, where it stays as it is and may say how long ago that was; else null.
    /// </param>
    public static TimedText Since(Incident incident, DateTimeOffset? sentAt)
    {
        var again = incident.Reopened switch
        {
            0 => "",
            1 => ", reopened once",
            var times => string.Create(CultureInfo.InvariantCulture, $", reopened {times} times"),
        };
        if (incident.ResolvedAt is { } end)
            return TimedText.At(
                $"{{0}} to {{1}}, {Words.Duration(end - incident.BeganAt)}{again}",
                incident.BeganAt,
                end
            );
        var ago = sentAt - incident.BeganAt is { } age && age >= TimeSpan.FromMinutes(1) ? $", {About(age)} ago" : "";
        return TimedText.At($"{{0}}{ago}{again}", incident.BeganAt);
    }

    /// <summary>When somebody took it, and how long that took; empty where nobody did.</summary>
    public static TimedText Acknowledged(Incident incident) =>
        incident is { AcknowledgedBy.Length: > 0, AcknowledgedAt: { } at }
            ? TimedText.At($"{{0}}, {Words.Duration(at - incident.BeganAt)} after it began", at)
            : "";

    /// <summary>A duration without what nobody needs of it: <c>4 min</c> for 4 min 12 s.</summary>
    public static string About(TimeSpan duration) =>
        Words.Duration(
            duration < TimeSpan.FromMinutes(1) ? duration : TimeSpan.FromMinutes((long)duration.TotalMinutes)
        );

    private static string Standing(Incident incident) =>
        incident switch
        {
            { Status: IncidentStatus.Resolved, ResolvedAt: { } end } =>
                $"Resolved after {About(end - incident.BeganAt)}",
            { Status: IncidentStatus.Resolved } => "Resolved",
            { Status: IncidentStatus.Acknowledged, AcknowledgedBy.Length: > 0 } =>
                $"{incident.Severity} acknowledged by {PlainText.OneLine(incident.AcknowledgedBy)}",
            { Status: IncidentStatus.Acknowledged } => $"{incident.Severity} acknowledged",
            _ => $"{incident.Severity}",
        };
}
