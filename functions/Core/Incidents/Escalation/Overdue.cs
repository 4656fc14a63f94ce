using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock tells that it should be over by now.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">The owner's Slack id, where known.</param>
    public sealed record Overdue(Reason Why, ImmutableArray<string> Mentions) : ClockAction
    {
        /// <summary>It should be over by now.</summary>
        public static readonly IncidentEventKind Kind = new("Overdue", (incident, e) =>
            incident with
            {
                OverdueAt = e.At,
            }
        );

        internal override CommandDecision Decide(CommandContext c) =>
            c.Incident.OverdueAt is not null
                ? c.Not(CommandOutcome.AlreadySo, Why.Code, "That was already sent.")
                : c.Ask(c.Event(Kind, Why.Text, Why), Why, Mentions);
    }
}
