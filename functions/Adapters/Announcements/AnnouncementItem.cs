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
            .With("expiresAt", Item.Expiry(entry.CreatedAt + AnnouncementOutbox.KeptFor));
        Map(ItemFields.Writing(item), entry);
        return entry.DueAt is null
            ? item
            : item.With("dueShard", Shard(SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] % TableKeys.Shards));
    }

    public static AnnouncementEntry Read(Dictionary<string, AttributeValue> item) =>
        Map(ItemFields.Reading(item), null);

    private static AnnouncementEntry Map(ItemFields item, AnnouncementEntry? it) =>
        new()
        {
            Announcement = item.Document(
                "json",
                it?.Announcement,
                AnnouncementDocument.Write,
                AnnouncementDocument.Read
            ),
            State = item.Enum("state", it?.State),
            Attempts = item.Int("attempts", it?.Attempts),
            CreatedAt = item.Moment("createdAt", it?.CreatedAt),
            DueAt = item.MomentOrNull("dueAt", it?.DueAt),
            History = item.Texts("history", it?.History),
        };
}
