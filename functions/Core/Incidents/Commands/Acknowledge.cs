using RoleFerry.Core.Access;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Somebody looks at it: escalation stops. Who does so owns it, where nobody did.</summary>
    public sealed record Acknowledge : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = TypedCommand.Plain(
            "acknowledge it: you are working on it",
            new Acknowledge(),
            "ack",
            "acknowledge"
        );

        /// <summary>Somebody looks at it.</summary>
        public static readonly IncidentEventKind Kind = new("Acknowledged", (incident, e) =>
            incident with
            {
                Status = IncidentStatus.Acknowledged,
                AcknowledgedBy = e.Who,
                AcknowledgedAt = e.SaidAt,
                Owner = incident.Owner.Length == 0 ? e.Who : incident.Owner,
                QuestionedAt = null,
                QuietSince = null,
                Generation = incident.Generation + 1,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

        internal override CommandDecision Decide(CommandContext c)
        {
            var incident = c.Incident;
            if (incident.Status == IncidentStatus.Acknowledged && !incident.OwesAnAnswer)
            {
                return c.Not(
                    CommandOutcome.AlreadySo,
                    ReasonCode.AlreadyAcknowledged,
                    $"{incident.AcknowledgedBy} already acknowledged it, at "
                        + $"{Words.Time(incident.AcknowledgedAt ?? incident.OpenedAt)}."
                );
            }

            if (c.Latest < (incident.AskedAt ?? incident.OpenedAt))
                return c.Older("people were asked again");
            var reason = new Reason(ReasonCode.Acknowledged, $"{c.Who} acknowledged it {c.Through}.");
            var channels = c.Everybody.Where(name => c.Converses(name) || c.Policy.KeepsState(name));
            return c.Done(c.Event(Kind, $"{c.Who} acknowledged it.", reason), reason, after =>
                NotificationPlan.Of(after, channels, NotificationKind.Update, reason)
            );
        }
    }
}
