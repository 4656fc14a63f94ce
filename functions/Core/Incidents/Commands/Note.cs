using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>Something to be remembered.</summary>
    public sealed record Note(string Text) : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = new()
        {
            Words = ["note"],
            Arguments = "WORDS",
            Help = "add a note to its timeline",
            Wrong = "A note needs a text",
            Example = "restarted the workers",
            Read = text => text.Length > 0 ? new Note(text) : null,
        };

        /// <summary>Somebody wrote something down.</summary>
        public static readonly IncidentEventKind Kind = new("NoteAdded", (incident, _) => incident);

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Acknowledge;

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
