using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Nobody looks at it any more: people are asked again, and their phones ring again.</summary>
    public sealed record Unacknowledge : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = TypedCommand.Plain(
            "withdraw the acknowledgement",
            new Unacknowledge(),
            "unack",
            "unacknowledge"
        );

        /// <summary>Nobody looks at it any more.</summary>
        public static readonly IncidentEventKind Kind = new("Unacknowledged", (incident, e) =>
            incident with
            {
                Status = IncidentStatus.Open,
                AcknowledgedBy = "",
                AcknowledgedAt = null,
                AskedAt = e.SaidAt,
                Level = 0,
                EscalatedAt = null,
                Generation = incident.Generation + 1,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

        internal override CommandDecision Decide(CommandContext c)
        {
            var incident = c.Incident;
            if (incident.Status == IncidentStatus.Open && c.At <= (incident.AskedAt ?? incident.OpenedAt))
                return c.Not(CommandOutcome.AlreadySo, ReasonCode.NotAcknowledged, "Nobody has acknowledged it.");
            if (c.Latest < incident.AcknowledgedAt)
                return c.Older($"{incident.AcknowledgedBy} acknowledged it");
            if (incident.Status == IncidentStatus.Open)
            {
                // What was acknowledged before this was said, and has not arrived yet, is void by it.
                var nobody = new Reason(
                    ReasonCode.NotAcknowledged,
                    $"It was not acknowledged when {c.Who} withdrew it {c.Through}."
                );
                return c.Done(c.Event(Kind, nobody.Text, nobody), nobody);
            }

            var reason = new Reason(ReasonCode.Unacknowledged, $"{c.Who} withdrew the acknowledgement {c.Through}.");
            return c.Call(c.Event(Kind, $"{c.Who} withdrew the acknowledgement.", reason), reason, [.. c.Phones], []);
        }
    }
}
