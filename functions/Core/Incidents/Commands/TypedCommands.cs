using System.Collections.Immutable;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>What can be typed of an incident.</summary>
public static class TypedCommands
{
    /// <summary>All, in the order of the help.</summary>
    public static ImmutableArray<TypedCommand> All { get; } =
    [
        IncidentAction.Acknowledge.Typed,
        IncidentAction.Unacknowledge.Typed,
        IncidentAction.Resolve.Typed,
        IncidentAction.Reopen.Typed,
        IncidentAction.ChangeSeverity.Typed,
        IncidentAction.Note.Typed,
        IncidentAction.Mute.Typed,
        IncidentAction.Unmute.Typed,
    ];
}
