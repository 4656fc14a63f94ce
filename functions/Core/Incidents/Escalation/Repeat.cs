using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>The clock has it told again: an alarm of it still fires.</summary>
    /// <param name="After">How long after it was last told.</param>
    /// <param name="Channels">Who is told.</param>
    /// <param name="Why">Why.</param>
    public sealed record Repeat(TimeSpan After, ImmutableArray<string> Channels, Reason Why) : ClockAction
    {
        internal override CommandDecision Decide(CommandContext c)
        {
            if (c.Now - c.Incident.LastToldAt < After)
                return c.Not(
                    CommandOutcome.AlreadySo,
                    ReasonCode.RepeatIntervalNotElapsed,
                    "It was notified in the meantime."
                );
            var line = c.Event(IncidentEventKind.Repeated, "Still firing; notified again.", Why) with
            {
                AddedChannels = Channels,
            };
            return c.Done(line, Why, after => c.Pages(after, Channels, Why));
        }
    }
}
