using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Policies;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Signals;
using RoleFerry.Core.Text;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>It is over, though alarms may still fire.</summary>
    public sealed record Resolve : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = TypedCommand.Plain("resolve it", new Resolve(), "resolve", "close");

        /// <summary>
        /// Looks at an incident again that this has just resolved: an alarm that fired after the command was said, and
        /// was written while the command was, opens it again.
        /// </summary>
        /// <param name="known">What the store knows now.</param>
        /// <param name="command">What was wanted.</param>
        /// <param name="policy">The policy that decides.</param>
        /// <param name="decidedAt">When it was resolved, by the decider's clock.</param>
        /// <param name="now">The decider's clock, UTC.</param>
        /// <returns>Null where all is as it should be.</returns>
        public static CommandDecision? Reconsider(
            KnownIncident known,
            IncidentCommand command,
            RoutingPolicy policy,
            DateTimeOffset decidedAt,
            DateTimeOffset now
        )
        {
            var said = CommandContext.LatestOf(command.At, decidedAt);
            if (known.Incident.IsOpen || FiredAfter(known, said) is not { } alarm)
                return null;
            var c = new CommandContext(known, command, policy, now);
            var reason = new Reason(
                ReasonCode.AlarmIsNewer,
                $"{alarm.Name} fired at {Words.Time(alarm.Since)}, after {command.Who} resolved it."
            );
            var line = c.Event(IncidentEventKind.Reopened, $"{alarm.Name} fired again.", reason) with
            {
                Way = null,
                SaidAt = null,
                Who = SignalSource.CloudWatch,
            };
            return c.Done(line, reason, incident => c.Pages(incident, Recall.Of(c.Told, incident, policy), reason));
        }

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Resolve;

        internal override bool WorksOnResolved => true;

        internal override CommandDecision Decide(CommandContext c)
        {
            var incident = c.Incident;
            if (!incident.IsOpen)
                return c.AlreadyResolved(CommandOutcome.AlreadySo);
            if (c.Latest < incident.SaidOpenAt)
                return c.Older("somebody reopened it");
            if (FiredAfter(c.Known, c.Latest) is { } alarm)
            {
                return c.Not(
                    CommandOutcome.Late,
                    ReasonCode.AlarmIsNewer,
                    $"{alarm.Name} fired at {Words.Time(alarm.Since)}, after this was requested at {Words.Time(c.At)}."
                );
            }

            var joined = c.Known.Joined;
            var reason = new Reason(
                ReasonCode.ResolvedByPerson,
                JoinDigest.Behind($"{c.Who} resolved it {c.Through}{StillFiring(c.Known.Firing)}.", joined)
            );
            var line = c.Event(
                IncidentEventKind.Resolved,
                $"{c.Who} resolved it after {Words.Duration(c.At - incident.BeganAt)}.",
                reason
            ) with
            {
                ToldJoins = joined.Length,
            };
            // Who said so is told too: news that is under way to a vendor just now begins its incident anew there.
            var resolved = c.Done(line, reason, after =>
                NotificationPlan.Of(after, c.Told, NotificationKind.Resolve, reason)
            );
            return resolved with { ToldJoins = joined };
        }

        private static FiringAlarm? FiredAfter(KnownIncident known, DateTimeOffset at) =>
            known.Firing.Where(f => f.Since > at).Select(f => (FiringAlarm?)f).FirstOrDefault();

        private static string StillFiring(ImmutableArray<FiringAlarm> firing) =>
            firing switch
            {
                [] => "",
                [var one] => $", though {one.Name} still fires",
                _ => $", though {firing.Length} alarms still fire",
            };
    }
}
