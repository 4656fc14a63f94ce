using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Somebody has to come.</summary>
    /// <param name="Person">As people know them.</param>
    /// <param name="Mentions">Their Slack id, where known.</param>
    public sealed record Page(string Person, ImmutableArray<string> Mentions) : IncidentAction
    {
        /// <summary>Somebody was called by name.</summary>
        public static readonly IncidentEventKind Kind = new("PersonPaged", (incident, e) =>
            incident with
            {
                LastToldAt = e.At,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

        internal override CommandDecision Decide(CommandContext c)
        {
            if (string.IsNullOrWhiteSpace(Person))
                return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "Say whom to page.");
            var reason = new Reason(ReasonCode.PersonPaged, $"{c.Who} calls {Person} {c.Through}.");
            var line = c.Event(Kind, $"{c.Who} called {Person}.", reason);
            return c.Call(line, reason, c.Conversations(c.Incident.Channels), Mentions);
        }
    }
}
