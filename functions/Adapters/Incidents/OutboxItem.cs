using System.Collections.Immutable;
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
        var item = new Item(TableKeys.Incident(n.IncidentId), TableKeys.Outbox + n.Id).With("type", "notification");
        Map(ItemFields.Writing(item), entry);
        return entry.DueAt is null ? item : item.With("dueShard", Shard(n));
    }

    public static OutboxEntry Read(Dictionary<string, AttributeValue> item)
    {
        var entry = Map(ItemFields.Reading(item), null);
        item.RequireKey(TableKeys.Incident(entry.Notification.IncidentId), TableKeys.Outbox + entry.Notification.Id);
        return entry;
    }

    /// <summary>All index partitions, those of the worst severity first.</summary>
    public static readonly ImmutableArray<string> AllShards =
    [
        .. from severity in Enum.GetValues<Severity>() from n in Enumerable.Range(0, Shards) select Shard(severity, n),
    ];

    /// <summary>The severity of an index partition.</summary>
    public static Severity SeverityOf(string shard) => Enum.Parse<Severity>(shard.Split('#')[1]);

    /// <summary>The index partition of one severity's n-th shard.</summary>
    public static string Shard(Severity severity, int n) =>
        string.Create(CultureInfo.InvariantCulture, $"OUT#{severity}#{n}");

    public static string Shard(Notification n) => Shard(n.Severity, (int)(Hash(n.IncidentId) % Shards));

    private static OutboxEntry Map(ItemFields item, OutboxEntry? it) =>
        new()
        {
            Notification = MapNotification(item, it?.Notification),
            State = item.Enum("state", it?.State),
            Attempts = item.Int("attempts", it?.Attempts),
            CreatedAt = item.Moment("createdAt", it?.CreatedAt),
            DueAt = item.MomentOrNull("dueAt", it?.DueAt),
            Leased = item.Flag("leased", it?.Leased),
            DoneAt = item.MomentOrNull("doneAt", it?.DoneAt),
            ToldVersion = item.IntOrNull("toldVersion", it?.ToldVersion),
            LastResortAt = item.MomentOrNull("lastResortAt", it?.LastResortAt),
            ExpiresAt = item.ExpiryOrNull("expiresAt", it?.ExpiresAt),
            History = item.Texts("history", it?.History),
        };

    private static Notification MapNotification(ItemFields item, Notification? it) =>
        new()
        {
            IncidentId = item.Text("incidentId", it?.IncidentId),
            Id = item.Text("id", it?.Id),
            Channel = item.Text("channel", it?.Channel),
            Kind = item.Enum("kind", it?.Kind),
            Severity = item.Enum("severity", it?.Severity),
            Reason = item.Reasons("reasons", it is null ? null : [it.Reason]).FirstOrDefault(),
            Fallback = item.Texts("fallback", it?.Fallback),
            Broadcast = item.Flag("broadcast", it?.Broadcast),
            Mentions = item.Texts("mentions", it?.Mentions, keepEmpty: false),
            InDigest = item.Flag("inDigest", it?.InDigest),
            EndsEarlier = item.Flag("endsEarlier", it?.EndsEarlier),
        };

    private static uint Hash(string text) =>
        BitConverter.ToUInt32(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
