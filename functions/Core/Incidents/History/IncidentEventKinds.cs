using System.Collections.Frozen;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Incidents.Escalation;

namespace RoleFerry.Core.Incidents.History;

/// <summary>All kinds of events that a stored timeline may hold; each new kind is added here.</summary>
public static class IncidentEventKinds
{
    private static readonly FrozenDictionary<string, IncidentEventKind> ByName = new[]
    {
        IncidentEventKind.Opened,
        IncidentEventKind.Reopened,
        IncidentEventKind.Joined,
        IncidentEventKind.StillFiring,
        IncidentEventKind.Repeated,
        IncidentEventKind.Raised,
        IncidentEventKind.Recovered,
        IncidentEventKind.Resolved,
        IncidentEventKind.Noted,
        IncidentEventKind.Released,
        IncidentAction.Acknowledge.Kind,
        IncidentAction.Unacknowledge.Kind,
        IncidentAction.Reopen.HeldOpen,
        IncidentAction.Escalate.Kind,
        IncidentAction.ChangeSeverity.Kind,
        IncidentAction.Note.Kind,
        IncidentAction.Assign.Kind,
        IncidentAction.Mute.Kind,
        IncidentAction.Unmute.Kind,
        IncidentAction.Page.Kind,
        IncidentAction.CloseElsewhere.Kind,
        ClockAction.SkipLevel.Kind,
        ClockAction.Hold.Kind,
        ClockAction.Overdue.Kind,
        ClockAction.Question.Kind,
        ClockAction.TellChange.Kind,
        ClockAction.TellJoined.Kind,
        ClockAction.TellSuspects.Kind,
    }.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<IncidentEventKind> All => ByName.Values;

    /// <summary>The kind of a stored name. One that only a newer version knows is shown, and changes nothing.</summary>
    public static IncidentEventKind Read(string name) =>
        ByName.GetValueOrDefault(name) ?? IncidentEventKind.LineOnly(name);
}
