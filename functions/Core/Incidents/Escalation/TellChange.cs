using RoleFerry.Core.Changes;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>
    /// The clock tells of something that was changed about the product, for those who read on: nobody's phone has to
    /// hear of it.
    /// </summary>
    /// <param name="Change">What was changed.</param>
    public sealed record TellChange(Change Change) : ClockAction
    {
        /// <summary>Something about the product was changed shortly before it began, or after.</summary>
        public static readonly IncidentEventKind Kind = new("ChangeTold", (incident, e) =>
            incident with
            {
                Changes = [.. incident.Changes, e.ChangeId],
            }
        );

        internal override CommandDecision Decide(CommandContext c)
        {
            var reason = new Reason(ReasonCode.ChangeNear, NearbyChange.Sentence(c.Incident, Change));
            if (c.Incident.Changes.Contains(Change.Id, StringComparer.Ordinal))
                return c.Not(CommandOutcome.AlreadySo, reason.Code, "That was already sent.");
            return c.Done(c.Event(Kind, reason.Text, reason) with { ChangeId = Change.Id }, reason, after =>
                NotificationPlan.News(after, c.Everybody.Where(c.IsConversation), reason, c.Policy)
            );
        }
    }
}
