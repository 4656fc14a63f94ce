using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Something to be remembered.</summary>
    public sealed record Note(string Text) : IncidentAction
    {
        /// <summary>Somebody wrote something down.</summary>
        public static readonly IncidentEventKind Kind = new("NoteAdded", (incident, _) => incident);

        internal override bool WorksOnResolved => true;

        internal override CommandDecision Decide(CommandContext c)
        {
            var text = Text.Trim();
            if (text.Length == 0)
                return c.Not(CommandOutcome.Refused, ReasonCode.NothingSaid, "A note needs a text.");
            var reason = new Reason(ReasonCode.NoteAdded, $"{c.Who}: {text}");
            return c.Talk(c.Event(Kind, text, reason), reason);
        }
    }
}
