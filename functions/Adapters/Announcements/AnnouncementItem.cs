using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.DynamoDBv2.Model;
using RoleFerry.Adapters.Table;
using RoleFerry.Core.Announcements;

namespace RoleFerry.Adapters.Announcements;

/// <summary>An announcement as the item <c>NOTE#id / NOTE</c>.</summary>
internal static class AnnouncementItem
{
    public const string Sk = "NOTE";

    public static string Pk(string id) => $"NOTE#{id}";

    /// <summary>Partition of the index Due.</summary>
    public static string Shard(int n) => string.Create(CultureInfo.InvariantCulture, $"NOTE#{n}");

    public static Item Write(AnnouncementEntry entry)
    {
        var id = entry.Announcement.Id;
        var item = new Item(Pk(id), Sk)
            .With("type", "announcement")
            .With("json", AnnouncementDocument.Write(entry.Announcement))
            .With("state", entry.State.ToString())
            .With("attempts", entry.Attempts)
            .With("createdAt", entry.CreatedAt)
            .With("history", Item.List(entry.History))
            .With("expiresAt", Item.Expiry(entry.CreatedAt + AnnouncementOutbox.KeptFor));
        return entry.DueAt is { } due
            ? item.With("dueAt", due)
                .With("dueShard", Shard(SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % TableKeys.Shards))
            : item;
    }

    public static AnnouncementEntry Read(Dictionary<string, AttributeValue> item) =>
        new()
        {
            Announcement = AnnouncementDocument.Read(item.Text("json")),
            State = item.Enum<AnnouncementState>("state"),
            Attempts = item.Int("attempts"),
            CreatedAt = item.Moment("createdAt"),
            DueAt = item.MomentOrNull("dueAt"),
            History = item.List("history"),
        };
}
