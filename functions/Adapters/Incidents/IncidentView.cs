using System.Collections.Immutable;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Incidents;
using RoleFerry.Core.Notifications;

namespace RoleFerry.Adapters.Incidents;

/// <summary>An incident with the alarms that belong to it and where it was told.</summary>
/// <param name="Incident">As it stands.</param>
/// <param name="Members">Its alarms, each with its newest state.</param>
/// <param name="Posted">Where its messages stand, by channel name.</param>
public sealed record IncidentView(
    Incident Incident,
    ImmutableArray<IncidentMember> Members,
    ImmutableSortedDictionary<string, PostedMessage> Posted
)
{
    /// <summary>Its alarms that joined and of which nobody was told yet.</summary>
    public ImmutableArray<JoinedAlarm> Joined => [.. Members.Select(m => m.Untold).OfType<JoinedAlarm>()];

    internal static IncidentView? Read(TableCalls calls, List<Dictionary<string, AttributeValue>> items)
    {
        Incident? incident = null;
        var members = ImmutableArray.CreateBuilder<IncidentMember>();
        var posted = ImmutableSortedDictionary.CreateBuilder<string, PostedMessage>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var sk = item[TableKeys.Sk].S;
            if (sk == TableKeys.State)
                incident = calls.ReadableOrNull(item, IncidentItem.Read);
            else if (sk.StartsWith(TableKeys.Joined, StringComparison.Ordinal))
                members.AddRange(calls.Readable([item], IncidentMember.Read));
            else if (sk.StartsWith(TableKeys.Posted, StringComparison.Ordinal))
                posted.AddRange(calls.Readable([item], ReadPosted));
        }

        return incident is null ? null : new IncidentView(incident, members.ToImmutable(), posted.ToImmutable());
    }

    internal static KeyValuePair<string, PostedMessage> ReadPosted(Dictionary<string, AttributeValue> item) =>
        new(item.Text("channel"), new PostedMessage(item.Text("channelId"), item.Text("messageId")));
}
