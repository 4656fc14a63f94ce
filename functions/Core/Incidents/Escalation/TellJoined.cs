using System.Collections.Immutable;
using RoleFerry.Core.Incidents.Commands;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Escalation;

public abstract partial record ClockAction
{
    /// <summary>
    /// The clock has those alarms told together that joined since people were last told, as news for those who read:
    /// nobody's phone rings because something joined.
    /// </summary>
    /// <param name="Alarms">The alarms.</param>
    public sealed record TellJoined(ImmutableArray<JoinedAlarm> Alarms) : ClockAction
    {
        /// <summary>Alarms that had joined were told together.</summary>
        public static readonly IncidentEventKind Kind = new("JoinsTold", (incident, _) => incident);

        internal override bool WorksOnResolved => true;

        internal override CommandDecision Decide(CommandContext c)
        {
            var reason = new Reason(ReasonCode.GroupIntervalElapsed, JoinDigest.Of(Alarms));
            var told = c.Done(c.Event(Kind, reason.Text, reason) with { ToldJoins = Alarms.Length }, reason, after =>
                NotificationPlan.News(after, c.Everybody.Where(c.IsRead), reason, c.Policy)
            );
            return told with { ToldJoins = Alarms };
        }
    }
}
