using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Incidents.History;

namespace RoleFerry.Adapters.Incidents;

/// <summary>A line of the timeline as the item <c>INC#id / EVT#time#hash</c>.</summary>
internal static class TimelineItem
{
    public static Item Write(string incidentId, string causeId, IncidentEvent line)
    {
        var sk = TableKeys.TimelineEvent(line.At, causeId, line.Kind);
        var item = new Item(TableKeys.Incident(incidentId), sk).With("type", "event");
        Map(ItemFields.Writing(item), line);
        return item;
    }

    public static IncidentEvent Read(Dictionary<string, AttributeValue> item) => Map(ItemFields.Reading(item), null);

    private static IncidentEvent Map(ItemFields item, IncidentEvent? it) =>
        new()
        {
            Kind = IncidentEventKinds.Read(item.Text("kind", it?.Kind.Name)),
            At = item.Moment("at", it?.At),
            Who = item.Text("who", it?.Who),
            What = item.Text("what", it?.What),
            Reasons = item.Reasons("reasons", it?.Reasons),
            SignalAt = item.MomentOrNull("signalAt", it?.SignalAt),
            Severity = item.EnumOrNull("severity", it?.Severity),
            Way = item.TextOrNull("way", it?.Way?.Name) is { } way ? new CommandWay(way) : null,
            SaidAt = item.MomentOrNull("saidAt", it?.SaidAt),
            Owner = item.TextOrNull("owner", it?.Owner),
            MutedUntil = item.MomentOrNull("mutedUntil", it?.MutedUntil),
            HeldUntil = item.MomentOrNull("heldUntil", it?.HeldUntil),
            Level = item.IntOrNull("level", it?.Level),
        };
}
