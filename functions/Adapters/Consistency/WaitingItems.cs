using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Announcements;
using RoleFerry.Adapters.Incidents;
using RoleFerry.Adapters.Outbox;
using RoleFerry.Adapters.Signals;
using RoleFerry.Adapters.Table;

namespace RoleFerry.Adapters.Consistency;

/// <summary>Items that stand for something that is still to be sent or looked at, and where that is found.</summary>
internal static class WaitingItems
{
    /// <summary>
    /// No message is left for longer than this. Only a suppressed alarm may wait longer, until its silence ends.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Whether nobody will take up an item that waits.</summary>
    /// <exception cref="UnreadableAttributeException">It cannot be read.</exception>
    public static bool IsForgotten(Dictionary<string, AttributeValue> item, DateTimeOffset now) =>
        ShardOf(item, now) is { } shard
        && (
            item.GetValueOrDefault("dueShard")?.S != shard
            || item.GetValueOrDefault("dueAt")?.N is null
            || (!Is(item, TableKeys.Hold) && item.Moment("dueAt") > now + Longest)
        );

    /// <summary>Makes it due now, where it is still as it was read.</summary>
    public static Update MakeDue(Dictionary<string, AttributeValue> item, DateTimeOffset now)
    {
        var (pk, sk) = (item[TableKeys.Pk].S, item[TableKeys.Sk].S);
        return new UpdateText()
            .Set("dueShard", Item.Text(ShardOf(item, now)!))
            .Set("dueAt", Item.Moment(now))
            .Require(TableKeys.Pk, Item.Text(pk))
            .Require("state", item.GetValueOrDefault("state"))
            .Require("dueShard", item.GetValueOrDefault("dueShard"))
            .Require("dueAt", item.GetValueOrDefault("dueAt"))
            .Build(new Item(pk, sk));
    }

    /// <summary>The partition of the index Due in which it is looked for; null where it does not wait.</summary>
    private static string? ShardOf(Dictionary<string, AttributeValue> item, DateTimeOffset now)
    {
        if (Is(item, TableKeys.Outbox))
            return OutboxItem.Read(item) is { State: OutboxState.Pending } entry
                ? OutboxItem.Shard(entry.Notification)
                : null;
        if (Is(item, TableKeys.Hold))
            return SuppressedAlarmItem.Write(SuppressedAlarmItem.Read(item)).Text("dueShard");
        var (pk, sk) = (item[TableKeys.Pk].S, item[TableKeys.Sk].S);
        if (sk == AnnouncementItem.Sk && pk.StartsWith(AnnouncementItem.Pk(""), StringComparison.Ordinal))
            return AnnouncementItem.Read(item) is { State: AnnouncementState.Pending } announcement
                ? AnnouncementItem.Write(announcement with { DueAt = now }).Text("dueShard")
                : null;
        return sk == SignalKeys.Sk && pk.StartsWith(SignalKeys.Pk(""), StringComparison.Ordinal)
            ? SignalKeys.Shard(pk[SignalKeys.Pk("").Length..])
            : null;
    }

    private static bool Is(Dictionary<string, AttributeValue> item, string kind) =>
        item[TableKeys.Pk].S.StartsWith(TableKeys.Incident(""), StringComparison.Ordinal)
        && item[TableKeys.Sk].S.StartsWith(kind, StringComparison.Ordinal);
}
