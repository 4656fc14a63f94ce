using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>It is not over, though somebody or all alarms said so.</summary>
    public sealed record Reopen : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = TypedCommand.Plain("open it again", new Reopen(), "reopen");

        /// <summary>Somebody said that it is not over, which it was not.</summary>
        public static readonly IncidentEventKind HeldOpen = new("HeldOpen", (incident, e) =>
            incident with
            {
                SaidOpenAt = e.SaidAt,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Resolve;

        internal override bool WorksOnResolved => true;

        internal override CommandDecision Decide(CommandContext c)
        {
            var incident = c.Incident;
            if (incident.IsOpen)
            {
                if (c.At <= (incident.SaidOpenAt ?? incident.BeganAt))
                    return c.Not(CommandOutcome.AlreadySo, ReasonCode.AlreadyOpen, "It is open.");
                var held = new Reason(ReasonCode.ReopenedByPerson, $"{c.Who} reopened it {c.Through}.");
                return c.Done(c.Event(HeldOpen, $"{c.Who} reopened it.", held), held);
            }

            if (c.Latest < incident.ResolvedAt)
                return c.Older("it was resolved");
            if (incident.ExpiresAt - c.Now < Incident.NotReopenedFor)
                return c.Not(
                    CommandOutcome.Refused,
                    ReasonCode.ExpiresSoon,
                    $"It was resolved at {Words.Time(incident.ResolvedAt ?? incident.OpenedAt)} and is about to be "
                        + "deleted."
                );
            if (c.Known.OtherOpen is { } other)
                return c.Not(
                    CommandOutcome.Refused,
                    ReasonCode.AnotherIsOpen,
                    $"{other} is open for the same alarms. Use that one."
                );
            var reason = new Reason(ReasonCode.ReopenedByPerson, $"{c.Who} reopened it {c.Through}.");
            return c.Done(c.Event(IncidentEventKind.Reopened, $"{c.Who} reopened it.", reason), reason, after =>
                c.Pages(after, Recall.Of(c.Everybody, after, c.Policy), reason)
            );
        }
    }
}
