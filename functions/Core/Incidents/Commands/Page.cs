using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Somebody has to come.</summary>
    /// <param name="Person">As people know them.</param>
    /// <param name="Mentions">Their Slack id, where known.</param>
    /// <param name="Channels">The channels that reach them now, as whoever is on call at a level.</param>
    public sealed record Page(string Person, ImmutableArray<string> Mentions, ImmutableArray<string> Channels)
        : IncidentAction
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
            var phones = Channels.Where(c.IsPhone).ToImmutableArray();
            var (calls, called) = phones.IsEmpty ? ("mentions", "mentioned") : ("calls", "called");
            var silent = phones.IsEmpty ? "; they are not on call, so no phone rings" : "";
            var reason = new Reason(ReasonCode.PersonPaged, $"{c.Who} {calls} {Person} {c.Through}{silent}.");
            var line = c.Event(Kind, $"{c.Who} {called} {Person}.", reason);
            return c.Call(
                line,
                reason,
                [.. c.Conversations(c.Incident.Channels).Union(phones, StringComparer.Ordinal)],
                Mentions
            );
        }
    }
}
