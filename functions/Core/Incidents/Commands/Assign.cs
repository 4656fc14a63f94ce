using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>It is somebody's from now on; with one's own name: taking it over.</summary>
    public sealed record Assign(string Owner) : IncidentAction
    {
        /// <summary>It is somebody's.</summary>
        public static readonly IncidentEventKind Kind = new("Assigned", (incident, e) =>
            incident with
            {
                Owner = e.Owner ?? incident.Owner,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

        internal override bool WorksOnResolved => true;

        internal override CommandDecision Decide(CommandContext c)
        {
            if (string.IsNullOrWhiteSpace(Owner))
                return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "Say who owns it.");
            if (Owner == c.Incident.Owner)
                return c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyOwner, $"It is {Owner}'s already.");
            var what = Owner == c.Who ? $"{c.Who} took it over" : $"{c.Who} gave it to {Owner}";
            var reason = new Reason(ReasonCode.Assigned, $"{what} {c.Through}.");
            return c.Talk(c.Event(Kind, $"{what}.", reason) with { Owner = Owner }, reason);
        }
    }
}
