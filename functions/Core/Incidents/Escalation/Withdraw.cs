using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock withdraws an acknowledgement: whoever was asked did not answer.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="Mentions">Slack's ids of those who are called instead.</param>
    public sealed record Withdraw(Reason Why, ImmutableArray<string> Mentions) : ClockAction
    {
        internal override CommandDecision Decide(CommandContext c) =>
            c.Incident is { Status: IncidentStatus.Acknowledged, OwesAnAnswer: true }
                ? c.Call(
                    c.Event(Unacknowledge.Kind, Why.Text, Why),
                    Why,
                    [.. c.Conversations(c.Everybody).Union(c.Phones, StringComparer.Ordinal)],
                    Mentions
                )
                : c.Not(CommandOutcome.Late, ReasonCode.AcknowledgementAnswered, "Somebody responded since.");
    }
}
