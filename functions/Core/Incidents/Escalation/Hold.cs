using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock holds the next level back until its hours.</summary>
    /// <param name="Until">When they begin.</param>
    /// <param name="Why">Why.</param>
    public sealed record Hold(DateTimeOffset Until, Reason Why) : ClockAction
    {
        /// <summary>The next level is held back until its hours.</summary>
        public static readonly IncidentEventKind Kind = new("EscalationHeld", (incident, e) =>
            incident with
            {
                HeldUntil = e.HeldUntil,
            }
        );

        internal override CommandDecision Decide(CommandContext c) =>
            c.Incident.HeldUntil == Until
                ? c.Not(CommandOutcome.AlreadySo, Why.Code, Why.Text)
                : c.Done(c.Event(Kind, Why.Text, Why) with { HeldUntil = Until }, Why);
    }
}
