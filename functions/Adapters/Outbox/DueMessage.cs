using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Outbox;

/// <summary>A message that is due, as the index names it.</summary>
/// <param name="IncidentId">Its incident.</param>
/// <param name="Id">Its id in the outbox.</param>
/// <param name="Channel">Its channel's name, which is part of the id.</param>
/// <param name="Severity">Its incident's when it was written.</param>
/// <param name="DueAt">Since when it is due.</param>
public sealed record DueMessage(string IncidentId, string Id, string Channel, Severity Severity, DateTimeOffset DueAt)
{
    /// <summary>Whether its incident has just been opened with it: people have not heard of it at all.</summary>
    public bool IsFirst =>
        int.TryParse(Id.AsSpan(0, Math.Min(Id.Length, Notification.VersionLength)), out var n) && n == 1;

    internal static DueMessage Read(Dictionary<string, AttributeValue> keys)
    {
        var id = keys[TableKeys.Sk].S[TableKeys.Outbox.Length..];
        return new DueMessage(
            keys[TableKeys.Pk].S[TableKeys.Incident("").Length..],
            id,
            id.Split('#')[1],
            OutboxItem.SeverityOf(keys.Text("dueShard")),
            keys.Moment("dueAt")
        );
    }
}
