using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>
    /// The clock tells what probably caused it, for those who read on: nobody's phone has to hear of it.
    /// </summary>
    /// <param name="Text">The suspects, each with its evidence.</param>
    public sealed record TellSuspects(string Text) : ClockAction
    {
        /// <summary>Who looks this long after people were asked to look is not told any more.</summary>
        private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

        /// <summary>What probably caused it was told.</summary>
        public static readonly IncidentEventKind Kind = new("SuspectsTold", (incident, e) =>
            incident with
            {
                SuspectsAt = e.At,
            }
        );

        /// <summary>
        /// Whether people wait for it: it is open, no P3, and they were asked to look since suspects were last told.
        /// </summary>
        public static bool IsDue(Incident incident, DateTimeOffset now)
        {
            var asked = incident.AskedAt ?? incident.OpenedAt;
            return incident.IsOpen
                && incident.Severity < Severity.P3
                && !Watchdog.Is(incident.Signal)
                && !incident.Channels.IsEmpty
                && (incident.SuspectsAt is not { } told || told < asked)
                && now - asked < Longest;
        }

        internal override CommandDecision Decide(CommandContext c)
        {
            var reason = new Reason(ReasonCode.SuspectsFound, Text);
            return IsDue(c.Incident, c.Now)
                ? c.Done(c.Event(Kind, Text, reason), reason, after =>
                    NotificationPlan.News(after, c.Everybody.Where(c.IsConversation), reason, c.Policy)
                )
                : c.Not(CommandOutcome.AlreadySo, reason.Code, "That was already sent, or nobody waits for it.");
        }
    }
}
