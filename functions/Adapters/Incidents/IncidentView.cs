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

    internal static IncidentView? Read(List<Dictionary<string, AttributeValue>> items)
    {
        Incident? incident = null;
        var members = ImmutableArray.CreateBuilder<IncidentMember>();
        var posted = ImmutableSortedDictionary.CreateBuilder<string, PostedMessage>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var sk = item[TableKeys.Sk].S;
            if (sk == TableKeys.State)
                incident = IncidentItem.Read(item);
            else if (sk.StartsWith(TableKeys.Joined, StringComparison.Ordinal))
                members.Add(IncidentMember.Read(item));
            else if (sk.StartsWith(TableKeys.Posted, StringComparison.Ordinal))
                posted[item.Text("channel")] = new PostedMessage(item.Text("channelId"), item.Text("messageId"));
        }

        return incident is null ? null : new IncidentView(incident, members.ToImmutable(), posted.ToImmutable());
    }
}
