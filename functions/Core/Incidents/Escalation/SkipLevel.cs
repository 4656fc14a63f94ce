using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock passes a level over: nobody would hear of it who has not.</summary>
    /// <param name="Level">The level, from 1.</param>
    /// <param name="Why">Why.</param>
    public sealed record SkipLevel(int Level, Reason Why) : ClockAction
    {
        /// <summary>A level was passed over.</summary>
        public static readonly IncidentEventKind Kind = new("LevelSkipped", (incident, e) =>
            incident with
            {
                Level = e.Level ?? incident.Level,
                Generation = incident.Generation + 1,
            }
        );

        internal override CommandDecision Decide(CommandContext c) =>
            Level <= c.Incident.Level
                ? c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyEscalated, $"Level {Level} was already notified.")
                : c.Done(c.Event(Kind, Why.Text, Why) with { Level = Level }, Why);
    }
}
