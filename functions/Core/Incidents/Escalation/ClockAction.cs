using RoleFerry.Core.Access;
using RoleFerry.Core.Incidents.Commands;

namespace RoleFerry.Core.Incidents.Escalation;

/// <summary>What the clock does once a deadline has passed. Each action is one file.</summary>
public abstract partial record ClockAction : IncidentAction
{
    /// <inheritdoc/>
    public sealed override AccessRight Needs => AccessRight.Clock;
}
