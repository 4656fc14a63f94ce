using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>It is told again as if it had not been muted.</summary>
    public sealed record Unmute : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = TypedCommand.Plain(
            "send its repeats again",
            new Unmute(),
            "unmute"
        );

        /// <summary>It is no longer muted.</summary>
        public static readonly IncidentEventKind Kind = new("Unmuted", (incident, _) =>
            incident with
            {
                MutedUntil = null,
                Generation = incident.Generation + 1,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Silence;

        internal override CommandDecision Decide(CommandContext c)
        {
            if (!c.Incident.IsMutedAt(c.At))
                return c.Not(CommandOutcome.AlreadySo, ReasonCode.NotMuted, "It is not muted.");
            var reason = new Reason(ReasonCode.Unmuted, $"{c.Who} unmuted it {c.Through}.");
            return c.Talk(c.Event(Kind, $"{c.Who} ended the mute.", reason), reason);
        }
    }
}
