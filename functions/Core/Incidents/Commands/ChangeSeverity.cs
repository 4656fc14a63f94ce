using System.Collections.Immutable;
using RoleFerry.Core.Access;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Reasons;
using RoleFerry.Core.Routing;
using RoleFerry.Core.Signals;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>
    /// It is worse, or less bad, than the alarms say. Phones ring for what is worse; those that the new severity does
    /// not call fall silent.
    /// </summary>
    public sealed record ChangeSeverity(Severity To) : IncidentAction
    {
        /// <summary>How people type it.</summary>
        public static readonly TypedCommand Typed = new()
        {
            Words = ["sev", "severity"],
            Arguments = "P2",
            Help = "change its severity",
            Wrong = "Give the severity as P0, P1, P2 or P3",
            Example = "P1",
            Read = word => SeverityWord.Read(word) is { } severity ? new ChangeSeverity(severity) : null,
        };

        /// <summary>Somebody said how bad it is.</summary>
        public static readonly IncidentEventKind Kind = new("SeveritySet", (incident, e) =>
            incident with
            {
                Severity = e.Severity ?? incident.Severity,
                SeverityOfAlarms = incident.SeverityOfAlarms ?? incident.Severity,
                SeverityAt = e.SaidAt,
                Level = 0,
                EscalatedAt = null,
                Generation = incident.Generation + 1,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Resolve;

        internal override CommandDecision Decide(CommandContext c)
        {
            var incident = c.Incident;
            if (To == incident.Severity)
                return c.Not(CommandOutcome.AlreadySo, ReasonCode.SameSeverity, $"It is {To} already.");
            if (c.Latest < incident.SeverityAt)
                return c.Older($"it became {incident.Severity}");
            var what = $"{c.Who} set it from {incident.Severity} to {To}";
            var reason = new Reason(ReasonCode.SeveritySet, $"{what} {c.Through}.");
            var routing = Triage.RoutingAs(Triage.Of(incident.Signal, c.Policy), To, c.Policy);
            ImmutableArray<string> added = [.. routing.Channels.Except(c.Everybody)];
            var isWorse = To < incident.Severity;
            // Whoever has acknowledged knows; others are called by what is added.
            var called = isWorse && incident.Status == IncidentStatus.Open ? routing.Channels.Where(c.IsPhone) : [];
            var silenced = isWorse ? [] : c.Told.Except(routing.Channels).Where(c.IsPhone);
            var line = c.Event(Kind, $"{what}.", reason) with { Severity = To, AddedChannels = added };
            return c.Done(line, reason, after =>
                [
                    .. c.Pages(after, added.Union(called, StringComparer.Ordinal), reason, routing.Primary.Fallback),
                    .. NotificationPlan.News(after, c.Everybody, reason, c.Policy),
                    .. NotificationPlan.Of(after, silenced, NotificationKind.Resolve, reason),
                ]
            );
        }
    }
}
