using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>A line of the timeline as the item <c>INC#id / EVT#time#hash</c>.</summary>
internal static class TimelineItem
{
    public static Item Write(string incidentId, string causeId, IncidentEvent line) =>
        new Item(TableKeys.Incident(incidentId), TableKeys.TimelineEvent(line.At, causeId, line.Kind))
            .With("type", "event")
            .With("kind", line.Kind.Name)
            .With("at", line.At)
            .With("who", line.Who)
            .With("what", line.What)
            .With("reasons", Item.List(line.Reasons))
            .With("signalAt", line.SignalAt)
            .With("severity", line.Severity?.ToString())
            .With("way", line.Way?.ToString())
            .With("saidAt", line.SaidAt)
            .With("owner", line.Owner)
            .With("mutedUntil", line.MutedUntil)
            .With("heldUntil", line.HeldUntil)
            .WithNumber("level", line.Level);

    public static IncidentEvent Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Kind = IncidentEventKinds.Read(item.Text("kind")),
            At = item.Moment("at"),
            Who = item.Text("who"),
            What = item.Text("what"),
            Reasons = item.Reasons("reasons"),
            SignalAt = item.MomentOrNull("signalAt"),
            Severity = item.ContainsKey("severity") ? item.Enum<Severity>("severity") : null,
            Way = item.ContainsKey("way") ? item.Enum<CommandWay>("way") : null,
            SaidAt = item.MomentOrNull("saidAt"),
            Owner = item.TextOrNull("owner"),
            MutedUntil = item.MomentOrNull("mutedUntil"),
            HeldUntil = item.MomentOrNull("heldUntil"),
            Level = item.ContainsKey("level") ? item.Int("level") : null,
        };
}
