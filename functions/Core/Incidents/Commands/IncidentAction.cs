using RoleFerry.Core.Access;

namespace RoleFerry.Core.Incidents.Commands;

/// <summary>
/// What a command asks for. Each action is one file: what is asked, the kind of event that it writes with the change of
/// the incident, and what is decided. What people ask for lies beside this, what the clock does with the clock.
/// </summary>
public abstract partial record IncidentAction
{
    /// <summary>What somebody who asks for it has to be allowed.</summary>
    public abstract AccessRight Needs { get; }

    /// <summary>Whether it may be carried out on an incident that is resolved; any other is refused then.</summary>
    internal virtual bool WorksOnResolved => false;

    /// <summary>Decides what it does to the incident.</summary>
    internal abstract CommandDecision Decide(CommandContext c);
}
