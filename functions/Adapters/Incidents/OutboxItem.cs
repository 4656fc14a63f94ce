using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Notifications;
using RoleFerry.Core.Signals;

namespace RoleFerry.Adapters.Incidents;

/// <summary>A message of the outbox as the item <c>INC#id / OUT#n</c>.</summary>
internal static class OutboxItem
{
    /// <summary>
    /// Index partitions per severity: a storm writes to several, and the tick still reads the worst severity first.
    /// </summary>
    public const int Shards = 4;

    public static Item Write(OutboxEntry entry)
    {
        var n = entry.Notification;
        var item = new Item(TableKeys.Incident(n.IncidentId), TableKeys.Outbox + n.Id)
            .With("type", "notification")
            .With("incidentId", n.IncidentId)
            .With("id", n.Id)
            .With("channel", n.Channel)
            .With("kind", n.Kind.ToString())
            .With("severity", n.Severity.ToString())
            .With("reasons", Item.List([n.Reason]))
            .With("fallback", Item.List(n.Fallback))
            .With("broadcast", new AttributeValue { BOOL = n.Broadcast })
            .With("inDigest", new AttributeValue { BOOL = n.InDigest })
            .With("state", entry.State.ToString())
            .With("attempts", entry.Attempts)
            .With("createdAt", entry.CreatedAt)
            .With("leased", new AttributeValue { BOOL = entry.Leased })
            .With("doneAt", entry.DoneAt)
            .With("history", Item.List(entry.History));
        if (!n.Mentions.IsEmpty)
            item.With("mentions", Item.List(n.Mentions));
        if (entry.ExpiresAt is { } expires)
            item.With("expiresAt", Item.Expiry(expires));
        return entry.DueAt is { } due ? item.With("dueAt", due).With("dueShard", Shard(n)) : item;
    }

    public static OutboxEntry Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Notification = new Notification
            {
                IncidentId = item.Text("incidentId"),
                Id = item.Text("id"),
                Channel = item.Text("channel"),
                Kind = item.Enum<NotificationKind>("kind"),
                Severity = item.Enum<Severity>("severity"),
                Reason = item.Reasons("reasons").FirstOrDefault(),
                Fallback = item.List("fallback"),
                Broadcast = item.Flag("broadcast"),
                Mentions = item.List("mentions"),
                InDigest = item.Flag("inDigest"),
            },
            State = item.Enum<OutboxState>("state"),
            Attempts = item.Int("attempts"),
            CreatedAt = item.Moment("createdAt"),
            DueAt = item.MomentOrNull("dueAt"),
            Leased = item.Flag("leased"),
            DoneAt = item.MomentOrNull("doneAt"),
            ExpiresAt = item.ExpiryOrNull("expiresAt"),
            History = item.List("history"),
        };

    /// <summary>The index partition of one severity's n-th shard.</summary>
    public static string Shard(Severity severity, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"OUT#{severity}#{n}");

    public static string Shard(Notification n) => Shard(n.Severity, (int)(Hash(n.IncidentId) % Shards));

    private static uint Hash(string text) =>
        BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
