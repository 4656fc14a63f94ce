using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock asks whoever acknowledged whether they still look at it.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">Their Slack id, where known.</param>
    public sealed record Question(Reason Why, ImmutableArray<string> Mentions) : ClockAction
    {
        /// <summary>Whoever acknowledged was asked whether they still look at it.</summary>
        public static readonly IncidentEventKind Kind = new("AcknowledgementQuestioned", (incident, e) =>
            incident with
            {
                QuestionedAt = e.At,
            }
        );

        internal override CommandDecision Decide(CommandContext c) =>
            c.Incident.OwesAnAnswer
                ? c.Not(CommandOutcome.AlreadySo, Why.Code, "They were already asked.")
                : c.Ask(c.Event(Kind, Why.Text, Why), Why, Mentions);
    }
}
