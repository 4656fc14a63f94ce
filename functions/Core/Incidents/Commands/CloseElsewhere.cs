using RoleFerry.Core.Access;
using RoleFerry.Core.Reasons;

namespace RoleFerry.Core.Incidents.Commands;

public abstract partial record IncidentAction
{
    /// <summary>
    /// What keeps state of its own has closed it there without anybody saying that it is over. While an alarm of it
    /// fires it stays open here.
    /// </summary>
    /// <param name="How">In words that go on behind a name: <c>resolved it there by itself</c>.</param>
    /// <param name="CallsAgain">
    /// Whether nobody may have seen it, so that phones ring again unless somebody looks.
    /// </param>
    public sealed record CloseElsewhere(string How, bool CallsAgain) : IncidentAction
    {
        /// <summary>It was closed elsewhere, and stays open here.</summary>
        public static readonly IncidentEventKind Kind = new("ClosedElsewhere", (incident, e) =>
            incident with
            {
                LastToldAt = e.AddedChannels.IsEmpty ? incident.LastToldAt : e.At,
            }
        );

        /// <inheritdoc/>
        public override AccessRight Needs => AccessRight.Resolve;

        internal override CommandDecision Decide(CommandContext c)
        {
            if (c.Known.Firing is not [var alarm, ..])
                return new Resolve().Decide(c);
            var reason = new Reason(
                ReasonCode.ClosedWhileFiring,
                $"{c.Who} {How}, but {alarm.Name} still fires: it stays open here."
            );
            var line = c.Event(Kind, reason.Text, reason);
            if (!CallsAgain || c.Incident.Status != IncidentStatus.Open)
                return c.Talk(line, reason);
            var phones = Recall.Phones(c.Incident, c.Policy);
            return c.Done(line with { AddedChannels = phones }, reason, after =>
                [
                    .. c.Pages(after, phones, reason),
                    .. NotificationPlan.News(after, c.Everybody.Where(c.Converses), reason, c.Policy),
                ]
            );
        }
    }
}
